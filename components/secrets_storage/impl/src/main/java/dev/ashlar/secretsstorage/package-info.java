/// The private keys of this service, as its settings name them, and what it does with them.
@NullMarked
package dev.ashlar.secretsstorage;

import org.jspecify.annotations.NullMarked;
