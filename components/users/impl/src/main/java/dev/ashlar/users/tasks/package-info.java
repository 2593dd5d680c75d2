/// What is done about users from time to time.
@NullMarked
package dev.ashlar.users.tasks;

import org.jspecify.annotations.NullMarked;
