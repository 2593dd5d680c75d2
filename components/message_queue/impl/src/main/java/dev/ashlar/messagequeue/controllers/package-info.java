/// The HTTP edge of reprovisioning.
@NullMarked
package dev.ashlar.messagequeue.controllers;

import org.jspecify.annotations.NullMarked;
