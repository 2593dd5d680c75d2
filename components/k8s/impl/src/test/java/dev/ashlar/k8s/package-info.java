@NullMarked
package dev.ashlar.k8s;

import org.jspecify.annotations.NullMarked;
