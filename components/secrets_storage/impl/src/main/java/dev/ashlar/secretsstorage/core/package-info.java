/// What may be delivered, and how secrets move from one key to the next.
@NullMarked
package dev.ashlar.secretsstorage.core;

import org.jspecify.annotations.NullMarked;
