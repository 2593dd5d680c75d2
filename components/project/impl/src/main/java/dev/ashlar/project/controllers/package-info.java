/// Projects over HTTP.
@NullMarked
package dev.ashlar.project.controllers;

import org.jspecify.annotations.NullMarked;
