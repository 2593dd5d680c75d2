@NullMarked
package dev.ashlar.authn.tasks;

import org.jspecify.annotations.NullMarked;
