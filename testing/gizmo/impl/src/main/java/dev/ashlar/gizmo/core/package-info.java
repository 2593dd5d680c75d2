/// The rules of gizmos.
@NullMarked
package dev.ashlar.gizmo.core;

import org.jspecify.annotations.NullMarked;
