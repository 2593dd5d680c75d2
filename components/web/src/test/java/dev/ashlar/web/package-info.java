@NullMarked
package dev.ashlar.web;

import org.jspecify.annotations.NullMarked;
