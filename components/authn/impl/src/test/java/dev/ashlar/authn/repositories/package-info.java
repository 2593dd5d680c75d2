@NullMarked
package dev.ashlar.authn.repositories;

import org.jspecify.annotations.NullMarked;
