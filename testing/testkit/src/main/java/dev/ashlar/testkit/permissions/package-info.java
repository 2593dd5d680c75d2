/// Who may do what, as one table that tests and a page of the documentation share.
@NullMarked
package dev.ashlar.testkit.permissions;

import org.jspecify.annotations.NullMarked;
