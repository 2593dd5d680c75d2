/// How secrets are closed: the keys, and the tokens that are made with them.
@NullMarked
package dev.ashlar.secrets.ciphers;

import org.jspecify.annotations.NullMarked;
