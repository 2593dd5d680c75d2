@NullMarked
package dev.ashlar.database;

import org.jspecify.annotations.NullMarked;
