package dev.ashlar.users.ports;

import dev.ashlar.kernel.UserId;
import java.util.List;

/// Users without the namespace that each of them must have.
public interface NamespaceGaps {
    /// Some of them in the order of their ids. Needs no transaction.
    ///
    /// @param last the id to go on after; empty for the beginning
    List<UserId> after(String last, int atMost);

    /// Whether she still has none. In the transaction in which she is held, so that it stays so.
    boolean stands(UserId id);
}
