/// The secrets storage API: the only process that holds the private key. Glue only.
@NullMarked
package dev.ashlar.secretsstorageapi;

import org.jspecify.annotations.NullMarked;
