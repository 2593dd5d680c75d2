/// Deliveries over HTTP.
@NullMarked
package dev.ashlar.secretsstorage.controllers;

import org.jspecify.annotations.NullMarked;
