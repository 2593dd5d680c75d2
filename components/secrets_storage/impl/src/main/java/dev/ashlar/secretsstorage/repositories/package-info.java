/// Stored secrets in PostgreSQL, through what the component secrets publishes.
@NullMarked
package dev.ashlar.secretsstorage.repositories;

import org.jspecify.annotations.NullMarked;
