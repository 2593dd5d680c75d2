/// What the Helm chart renders, held against Kubernetes' types and the rules of the house.
@NullMarked
package dev.ashlar.chart;

import org.jspecify.annotations.NullMarked;
