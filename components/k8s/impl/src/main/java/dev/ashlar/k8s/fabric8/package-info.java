/// Kubernetes by the fabric8 client. Nothing outside of this package knows it.
@NullMarked
package dev.ashlar.k8s.fabric8;

import org.jspecify.annotations.NullMarked;
