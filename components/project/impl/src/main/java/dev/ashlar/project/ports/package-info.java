/// What the rules of projects need.
@NullMarked
package dev.ashlar.project.ports;

import org.jspecify.annotations.NullMarked;
