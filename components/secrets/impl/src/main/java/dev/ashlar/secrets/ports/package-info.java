/// What the rules of secrets need.
@NullMarked
package dev.ashlar.secrets.ports;

import org.jspecify.annotations.NullMarked;
