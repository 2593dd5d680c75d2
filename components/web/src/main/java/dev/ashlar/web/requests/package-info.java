/// What happens between the wire and a handler, and back.
@NullMarked
package dev.ashlar.web.requests;

import org.jspecify.annotations.NullMarked;
