/// What whoever runs the jobs sees of them.
@NullMarked
package dev.ashlar.keycloak.meters;

import org.jspecify.annotations.NullMarked;
