/// Tokens as signed JSON Web Tokens in compact form (RFC 7515, RFC 7519).
@NullMarked
package dev.ashlar.authn.jose;

import org.jspecify.annotations.NullMarked;
