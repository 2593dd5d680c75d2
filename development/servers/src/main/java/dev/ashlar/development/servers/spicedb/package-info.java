/// A program that gives the embedded SpiceDB engine the face of a SpiceDB server. Runs in a process of its own.
@NullMarked
package dev.ashlar.development.servers.spicedb;

import org.jspecify.annotations.NullMarked;
