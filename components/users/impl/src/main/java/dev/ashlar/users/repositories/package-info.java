/// Users and their preferences on PostgreSQL.
@NullMarked
package dev.ashlar.users.repositories;

import org.jspecify.annotations.NullMarked;
