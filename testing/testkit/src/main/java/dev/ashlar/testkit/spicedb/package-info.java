/// A gate in front of SpiceDB, for tests of what happens when it is slow, away or empty.
@NullMarked
package dev.ashlar.testkit.spicedb;

import org.jspecify.annotations.NullMarked;
