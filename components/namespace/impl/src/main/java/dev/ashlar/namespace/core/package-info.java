/// The rules of namespaces.
@NullMarked
package dev.ashlar.namespace.core;

import org.jspecify.annotations.NullMarked;
