/// Who may do what with what: relations are recorded here, questions are asked here.
@NullMarked
package dev.ashlar.authz;

import org.jspecify.annotations.NullMarked;
