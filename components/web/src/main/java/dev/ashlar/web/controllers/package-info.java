/// What every service answers about itself.
@NullMarked
package dev.ashlar.web.controllers;

import org.jspecify.annotations.NullMarked;
