/// Projects: what other bricks may know of them.
@NullMarked
package dev.ashlar.project;

import org.jspecify.annotations.NullMarked;
