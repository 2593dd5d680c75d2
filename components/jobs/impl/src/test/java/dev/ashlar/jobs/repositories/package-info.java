@NullMarked
package dev.ashlar.jobs.repositories;

import org.jspecify.annotations.NullMarked;
