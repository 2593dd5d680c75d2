/// How a run of jobs goes.
@NullMarked
package dev.ashlar.jobs.core;

import org.jspecify.annotations.NullMarked;
