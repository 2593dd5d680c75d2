@NullMarked
package dev.ashlar.messagequeue.ports;

import org.jspecify.annotations.NullMarked;
