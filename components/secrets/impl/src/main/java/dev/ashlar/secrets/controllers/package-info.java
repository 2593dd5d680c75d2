/// Secrets over HTTP.
@NullMarked
package dev.ashlar.secrets.controllers;

import org.jspecify.annotations.NullMarked;
