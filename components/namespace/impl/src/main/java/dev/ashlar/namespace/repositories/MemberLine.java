package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Standing;
import dev.ashlar.database.Row;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.GroupMember;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of the answer to a page of members: what is so of the group stands on every one.
record MemberLine(Ulid group, Standing standing, Line<GroupMember> member) {
    static MemberLine of(Row row) {
        return new MemberLine(
                new Ulid(row.text("group_id")),
                Standing.of(row.integer("level")),
                new Line<>(row.number("total"), member(row)));
    }

    /// Empty if there is no such group, which has no line.
    static Optional<Seen<Page<GroupMember>>> seen(List<MemberLine> lines, PageRequest request) {
        return lines.stream()
                .findFirst()
                .map(first -> {
                    var page = Line.page(lines.stream().map(MemberLine::member).toList(), request);
                    var group = ResourceRef.of(ResourceType.GROUP, first.group());
                    return new Seen<>(page, group, first.standing());
                });
    }

    private static @Nullable GroupMember member(Row row) {
        if (!(row.textOrNull("user_id") instanceof String id)) {
            return null;
        }
        return new GroupMember(
                new UserId(id),
                Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
                row.textOrNull("slug") instanceof String slug ? new Slug(slug) : null,
                row.textOrNull("first_name"),
                row.textOrNull("last_name"));
    }
}
