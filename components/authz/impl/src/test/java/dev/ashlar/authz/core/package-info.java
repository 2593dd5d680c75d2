@NullMarked
package dev.ashlar.authz.core;

import org.jspecify.annotations.NullMarked;
