/// Secrets that leave the database: delivered to sessions, and kept under the current key of this service.
@NullMarked
package dev.ashlar.secretsstorage;

import org.jspecify.annotations.NullMarked;
