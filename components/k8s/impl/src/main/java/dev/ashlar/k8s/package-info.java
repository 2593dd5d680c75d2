/// What the house asks of Kubernetes, and how it is told where that is.
@NullMarked
package dev.ashlar.k8s;

import org.jspecify.annotations.NullMarked;
