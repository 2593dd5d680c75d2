/// What goes on by itself from the start of a server to its end.
@NullMarked
package dev.ashlar.authn.tasks;

import org.jspecify.annotations.NullMarked;
