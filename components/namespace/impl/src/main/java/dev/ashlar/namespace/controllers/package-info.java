/// The routes of groups, their members and namespaces.
@NullMarked
package dev.ashlar.namespace.controllers;

import org.jspecify.annotations.NullMarked;
