/// How values look in JSON where the library's own idea is not the contract's.
@NullMarked
package dev.ashlar.web.json;

import org.jspecify.annotations.NullMarked;
