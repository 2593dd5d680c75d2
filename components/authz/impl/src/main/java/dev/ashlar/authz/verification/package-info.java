/// How the record and what is made from it are compared.
@NullMarked
package dev.ashlar.authz.verification;

import org.jspecify.annotations.NullMarked;
