/// The people of the platform, as Keycloak knows them, and what they prefer.
@NullMarked
package dev.ashlar.users;

import org.jspecify.annotations.NullMarked;
