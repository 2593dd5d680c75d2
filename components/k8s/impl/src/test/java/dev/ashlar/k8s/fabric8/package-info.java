@NullMarked
package dev.ashlar.k8s.fabric8;

import org.jspecify.annotations.NullMarked;
