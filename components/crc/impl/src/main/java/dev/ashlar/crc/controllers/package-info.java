/// Compute resources over HTTP.
@NullMarked
package dev.ashlar.crc.controllers;

import org.jspecify.annotations.NullMarked;
