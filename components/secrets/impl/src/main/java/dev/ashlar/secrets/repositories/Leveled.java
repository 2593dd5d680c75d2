package dev.ashlar.secrets.repositories;

import dev.ashlar.authz.Seen;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import java.util.List;

/// A line of something of a project, with how the caller stands to the project.
record Leveled<T>(int level, Line<T> line) {
    static <T> Seen<Page<T>> page(List<Leveled<T>> lines, Ulid project, PageRequest request) {
        var page = Line.page(lines.stream().map(Leveled::line).toList(), request);
        return SlotRows.seen(page, project, lines.getFirst().level());
    }
}
