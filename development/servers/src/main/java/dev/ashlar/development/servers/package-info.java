/// Real servers on one machine without containers: each one a process of its own, with its data in a folder.
@NullMarked
package dev.ashlar.development.servers;

import org.jspecify.annotations.NullMarked;
