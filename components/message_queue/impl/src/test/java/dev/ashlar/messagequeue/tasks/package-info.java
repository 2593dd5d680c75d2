@NullMarked
package dev.ashlar.messagequeue.tasks;

import org.jspecify.annotations.NullMarked;
