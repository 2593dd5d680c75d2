/// Gizmos in PostgreSQL.
@NullMarked
package dev.ashlar.gizmo.repositories;

import org.jspecify.annotations.NullMarked;
