@NullMarked
package dev.ashlar.secretsstorage.ports;

import org.jspecify.annotations.NullMarked;
