/// How the index is looked after.
@NullMarked
package dev.ashlar.authz.core;

import org.jspecify.annotations.NullMarked;
