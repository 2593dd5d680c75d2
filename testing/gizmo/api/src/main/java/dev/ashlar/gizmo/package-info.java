/// Gizmos: what other bricks may know of them.
@NullMarked
package dev.ashlar.gizmo;

import org.jspecify.annotations.NullMarked;
