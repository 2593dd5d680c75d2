/// The data API: REST for everything. Glue only.
@NullMarked
package dev.ashlar.dataapi;

import org.jspecify.annotations.NullMarked;
