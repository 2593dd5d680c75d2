@NullMarked
package dev.ashlar.web.requests;

import org.jspecify.annotations.NullMarked;
