/// PostgreSQL for every component: how SQL is run, how transactions are made, how the tables come to be.
@NullMarked
package dev.ashlar.database;

import org.jspecify.annotations.NullMarked;
