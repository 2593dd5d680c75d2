@NullMarked
package dev.ashlar.testkit.spicedb;

import org.jspecify.annotations.NullMarked;
