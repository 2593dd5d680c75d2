/// Who is taken over, who is gone and who is an administrator: the rules.
@NullMarked
package dev.ashlar.keycloak.core;

import org.jspecify.annotations.NullMarked;
