/// The platform's settings over HTTP.
@NullMarked
package dev.ashlar.platform.controllers;

import org.jspecify.annotations.NullMarked;
