@NullMarked
package dev.ashlar.development.servers;

import org.jspecify.annotations.NullMarked;
