@NullMarked
package dev.ashlar.authz.ports;

import org.jspecify.annotations.NullMarked;
