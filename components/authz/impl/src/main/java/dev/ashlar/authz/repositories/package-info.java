/// The record of relations in PostgreSQL.
@NullMarked
package dev.ashlar.authz.repositories;

import org.jspecify.annotations.NullMarked;
