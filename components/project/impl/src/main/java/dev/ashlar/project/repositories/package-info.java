/// Projects on PostgreSQL.
@NullMarked
package dev.ashlar.project.repositories;

import org.jspecify.annotations.NullMarked;
