/// The outbox, as the relay sees it.
@NullMarked
package dev.ashlar.messagequeue.repositories;

import org.jspecify.annotations.NullMarked;
