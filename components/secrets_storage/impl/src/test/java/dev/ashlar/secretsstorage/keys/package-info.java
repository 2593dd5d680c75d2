@NullMarked
package dev.ashlar.secretsstorage.keys;

import org.jspecify.annotations.NullMarked;
