/// What relaying and reprovisioning need, in their words.
@NullMarked
package dev.ashlar.messagequeue.ports;

import org.jspecify.annotations.NullMarked;
