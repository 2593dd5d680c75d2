/// What is read from PostgreSQL.
@NullMarked
package dev.ashlar.authn.repositories;

import org.jspecify.annotations.NullMarked;
