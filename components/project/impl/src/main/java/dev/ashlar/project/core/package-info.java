/// The rules of projects.
@NullMarked
package dev.ashlar.project.core;

import org.jspecify.annotations.NullMarked;
