/// The private keys, and what is done with them. The only code of all programs that unwraps.
@NullMarked
package dev.ashlar.secretsstorage.keys;

import org.jspecify.annotations.NullMarked;
