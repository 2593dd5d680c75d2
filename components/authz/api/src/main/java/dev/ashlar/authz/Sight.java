package dev.ashlar.authz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Through whose eyes a store reads. Repositories hand both parts to the functions that authz publishes in PostgreSQL,
/// `authz.standing` and `authz.page`, and know nothing else of it.
///
/// @param subject `user:<id>`; `anonymous_user:*` for whoever has no token; `platform:renku` for administrators and the
///     service itself, who see everything
/// @param only the ids of what is seen, where another than the index has decided already; usually null
public record Sight(String subject, @Nullable List<String> only) {
    public Sight {
        only = only == null ? null : List.copyOf(only);
    }
}
