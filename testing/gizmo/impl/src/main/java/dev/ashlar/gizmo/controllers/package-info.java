/// Gizmos over HTTP.
@NullMarked
package dev.ashlar.gizmo.controllers;

import org.jspecify.annotations.NullMarked;
