/// Namespaces: the first part of every name in the platform, one for each user and one for each group.
@NullMarked
package dev.ashlar.namespace;

import org.jspecify.annotations.NullMarked;
