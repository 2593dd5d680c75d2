package dev.ashlar.users.repositories;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.users.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the answer to a page of users.
///
/// @param total users in the whole list
record UserLine(long total, @Nullable User user) {
    static Page<User> page(List<UserLine> lines, PageRequest request) {
        var users = lines.stream().map(UserLine::user).filter(Objects::nonNull).toList();
        return new Page<>(users, request, lines.getFirst().total());
    }
}
