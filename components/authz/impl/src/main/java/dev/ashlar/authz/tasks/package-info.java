/// What a server does by itself, from its start to its end.
@NullMarked
package dev.ashlar.authz.tasks;

import org.jspecify.annotations.NullMarked;
