/// SpiceDB, through its own client.
@NullMarked
package dev.ashlar.authz.spicedb;

import org.jspecify.annotations.NullMarked;
