/// What goes on by itself from the start of a server to its end, and what is seen of it.
@NullMarked
package dev.ashlar.secretsstorage.tasks;

import org.jspecify.annotations.NullMarked;
