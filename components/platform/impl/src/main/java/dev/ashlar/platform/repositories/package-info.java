/// The platform's settings on PostgreSQL.
@NullMarked
package dev.ashlar.platform.repositories;

import org.jspecify.annotations.NullMarked;
