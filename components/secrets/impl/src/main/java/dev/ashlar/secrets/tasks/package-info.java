/// What happens to secrets without anybody asking.
@NullMarked
package dev.ashlar.secrets.tasks;

import org.jspecify.annotations.NullMarked;
