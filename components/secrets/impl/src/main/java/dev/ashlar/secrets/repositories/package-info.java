/// Secrets on PostgreSQL.
@NullMarked
package dev.ashlar.secrets.repositories;

import org.jspecify.annotations.NullMarked;
