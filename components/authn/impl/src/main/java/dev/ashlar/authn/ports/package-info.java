/// What authentication needs from others: the form and the signature of tokens, and the keys of the realm.
@NullMarked
package dev.ashlar.authn.ports;

import org.jspecify.annotations.NullMarked;
