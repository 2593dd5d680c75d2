/// What the core needs of the record and of SpiceDB.
@NullMarked
package dev.ashlar.authz.ports;

import org.jspecify.annotations.NullMarked;
