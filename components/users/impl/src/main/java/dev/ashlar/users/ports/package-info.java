/// What the rules of users need.
@NullMarked
package dev.ashlar.users.ports;

import org.jspecify.annotations.NullMarked;
