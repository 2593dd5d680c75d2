/// Recurring jobs: what a job is, and what it tells of its run.
@NullMarked
package dev.ashlar.jobs;

import org.jspecify.annotations.NullMarked;
