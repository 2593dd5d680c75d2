@NullMarked
package dev.ashlar.messagequeue.repositories;

import org.jspecify.annotations.NullMarked;
