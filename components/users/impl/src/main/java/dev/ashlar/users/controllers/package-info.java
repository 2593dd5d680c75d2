/// Users and their preferences over HTTP.
@NullMarked
package dev.ashlar.users.controllers;

import org.jspecify.annotations.NullMarked;
