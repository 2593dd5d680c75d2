/// What the house asks of Kubernetes, in its own words.
@NullMarked
package dev.ashlar.k8s;

import org.jspecify.annotations.NullMarked;
