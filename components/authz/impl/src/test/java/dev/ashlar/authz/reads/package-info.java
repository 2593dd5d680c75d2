/// Proofs that the index shows to everybody what SpiceDB says that they may see.
@NullMarked
package dev.ashlar.authz.reads;

import org.jspecify.annotations.NullMarked;
