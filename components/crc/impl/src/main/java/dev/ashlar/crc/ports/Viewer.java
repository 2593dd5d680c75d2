package dev.ashlar.crc.ports;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Through whose eyes pools are read.
///
/// @param everything whether nothing is kept from him
/// @param user who it is; null for a visitor, who sees what is public
public record Viewer(boolean everything, @Nullable UserId user) {
    public static Viewer of(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous _ -> new Viewer(false, null);
            case Caller.User user -> of(user.id());
            case Caller.Admin _, Caller.Service _ -> new Viewer(true, null);
        };
    }

    public static Viewer of(UserId user) {
        return new Viewer(false, user);
    }
}
