@NullMarked
package dev.ashlar.jobs.ports;

import org.jspecify.annotations.NullMarked;
