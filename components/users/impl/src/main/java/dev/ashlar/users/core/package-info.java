/// The rules of users and their preferences.
@NullMarked
package dev.ashlar.users.core;

import org.jspecify.annotations.NullMarked;
