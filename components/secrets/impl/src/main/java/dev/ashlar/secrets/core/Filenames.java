package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Slug;
import jakarta.inject.Singleton;
import java.util.Locale;

/// How the files of secrets are called.
@Singleton
class Filenames {
    private static final int SUFFIX = 8;
    private static final Slug FALLBACK = new Slug("secret");

    private final Ids ids;

    Filenames(Ids ids) {
        this.ids = ids;
    }

    /// A filename that looks like the name, cut to fit, and that nobody has.
    String derived(String name) {
        var id = ids.next().value().toLowerCase(Locale.ROOT);
        return Slug.derive(name, Slug.LONGEST)
                .orElse(FALLBACK)
                .with("-" + id.substring(id.length() - SUFFIX))
                .value();
    }

    /// Refuses what a file cannot be called, though its characters may be used.
    static void check(String field, String filename) {
        if (filename.equals(".") || filename.equals("..")) {
            throw Problem.Invalid.field(field, "must be the name of a file, neither . nor ..")
                    .asException();
        }
    }
}
