@NullMarked
package dev.ashlar.jobs.core;

import org.jspecify.annotations.NullMarked;
