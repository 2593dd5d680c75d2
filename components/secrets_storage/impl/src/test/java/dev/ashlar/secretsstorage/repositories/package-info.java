@NullMarked
package dev.ashlar.secretsstorage.repositories;

import org.jspecify.annotations.NullMarked;
