/// What the rules of gizmos need.
@NullMarked
package dev.ashlar.gizmo.ports;

import org.jspecify.annotations.NullMarked;
