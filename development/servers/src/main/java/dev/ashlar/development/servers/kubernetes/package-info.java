/// A program that is a Kubernetes API without a cluster. Runs in a process of its own.
@NullMarked
package dev.ashlar.development.servers.kubernetes;

import org.jspecify.annotations.NullMarked;
