/// The rules of projects, their copies and their members.
@NullMarked
package dev.ashlar.project.core;

import org.jspecify.annotations.NullMarked;
