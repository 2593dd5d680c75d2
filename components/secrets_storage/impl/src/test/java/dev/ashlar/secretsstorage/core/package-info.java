@NullMarked
package dev.ashlar.secretsstorage.core;

import org.jspecify.annotations.NullMarked;
