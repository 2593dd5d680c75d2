/// How it is done: a pool, JDBC and Flyway.
@NullMarked
package dev.ashlar.database.repositories;

import org.jspecify.annotations.NullMarked;
