package dev.ashlar.authz;

import java.util.List;

/// Compares the record of relations with what SpiceDB and the index make of it, for operators.
///
/// Others may change relations meanwhile: what is on its way to SpiceDB is no difference. It needs little memory however
/// many relations there are, and whoever stops it in the middle begins again without harm.
public interface Verification {
    /// How the relations to things of one type compare.
    ///
    /// @param missing how many SpiceDB lacks
    /// @param leftOver how many SpiceDB has in spite of the record
    record Compared(ResourceType type, long recorded, long known, long missing, long leftOver) {
        public boolean equal() {
            return missing == 0 && leftOver == 0;
        }
    }

    /// What was found.
    ///
    /// @param first the first differences of SpiceDB, in words
    /// @param index what of the index was wrong, in words
    record Outcome(List<Compared> types, List<String> first, List<String> index) {
        public Outcome {
            types = List.copyOf(types);
            first = List.copyOf(first);
            index = List.copyOf(index);
        }

        public boolean equal() {
            return index.isEmpty() && types.stream().allMatch(Compared::equal);
        }
    }

    /// SpiceDB has not been told everything: then there is nothing to compare.
    final class NotComplete extends RuntimeException {
        public NotComplete(Throwable cause) {
            super("SpiceDB does not know all relations yet", cause);
        }
    }

    /// Hears every second or so how far it is.
    @FunctionalInterface
    interface Listener {
        /// @param relations compared so far
        /// @param expected about how many there are
        void compared(long relations, long expected);
    }

    /// @param mend whether to make SpiceDB and the index say what the record says
    /// @throws NotComplete if SpiceDB has forgotten
    /// @throws ProblemException `Problem.Unavailable` if a neighbour does not answer
    Outcome run(boolean mend, Listener listener);
}
