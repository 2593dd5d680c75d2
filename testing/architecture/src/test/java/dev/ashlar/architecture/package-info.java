/// The rules of the house. Each rule stands beside code that breaks it, so that a rule which cannot fail is found out.
@NullMarked
package dev.ashlar.architecture;

import org.jspecify.annotations.NullMarked;
