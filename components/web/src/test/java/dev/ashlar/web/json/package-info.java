@NullMarked
package dev.ashlar.web.json;

import org.jspecify.annotations.NullMarked;
