/// HTTP conventions, once for all routes: what a controller of any component may use.
@NullMarked
package dev.ashlar.web;

import org.jspecify.annotations.NullMarked;
