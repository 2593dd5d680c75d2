/// Namespaces on PostgreSQL.
@NullMarked
package dev.ashlar.namespace.repositories;

import org.jspecify.annotations.NullMarked;
