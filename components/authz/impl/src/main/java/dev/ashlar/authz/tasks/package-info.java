/// What is done without being asked: jobs of the program for them, and what a server does from its start to its end.
@NullMarked
package dev.ashlar.authz.tasks;

import org.jspecify.annotations.NullMarked;
