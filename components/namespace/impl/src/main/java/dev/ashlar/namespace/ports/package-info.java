/// What the rules of namespaces need.
@NullMarked
package dev.ashlar.namespace.ports;

import org.jspecify.annotations.NullMarked;
