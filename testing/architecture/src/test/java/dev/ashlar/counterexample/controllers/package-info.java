/// Part of a component that breaks the rules.
@NullMarked
package dev.ashlar.counterexample.controllers;

import org.jspecify.annotations.NullMarked;
