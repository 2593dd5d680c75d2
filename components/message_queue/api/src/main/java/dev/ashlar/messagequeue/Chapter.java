package dev.ashlar.messagequeue;

import java.util.List;

/// What one component announces of the things that it has, when everything is announced once more. Each component that
/// announces things makes one of these a bean.
///
/// A page is told in a transaction of its own. It must hold the rows of the things that it tells, against changes and
/// removals, before it reads them: then a change is announced either before it and is part of what is read, or after
/// it. So whoever applies what is announced in its order ends up with what is true.
public interface Chapter {
    /// One word for people, in the plural: `users`.
    String name();

    /// Chapters with smaller numbers come first: 10 users, 20 groups, 30 projects.
    int rank();

    /// Announces the next things through the outbox, in the order of their ids. Joins the transaction at hand.
    ///
    /// @param after an id; empty text for the beginning
    /// @param atMost how many things
    /// @return the page; empty if there is nothing left
    Told tell(String after, int atMost);

    /// What was told.
    ///
    /// @param ids of the things on the page, in their order, whether they were still there when they were held or not
    /// @param events how many were announced
    record Told(List<String> ids, int events) {
        public Told {
            ids = List.copyOf(ids);
        }
    }
}
