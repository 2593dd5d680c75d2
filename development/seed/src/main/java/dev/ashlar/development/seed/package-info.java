/// Fills a database with made-up users, groups and projects.
@NullMarked
package dev.ashlar.development.seed;

import org.jspecify.annotations.NullMarked;
