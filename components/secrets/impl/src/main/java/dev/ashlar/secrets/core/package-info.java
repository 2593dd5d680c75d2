/// The rules of secrets.
@NullMarked
package dev.ashlar.secrets.core;

import org.jspecify.annotations.NullMarked;
