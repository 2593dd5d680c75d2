@NullMarked
package dev.ashlar.jobs;

import org.jspecify.annotations.NullMarked;
