@NullMarked
package dev.ashlar.web.controllers;

import org.jspecify.annotations.NullMarked;
