package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.ProblemException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pool as somebody wants it to be: every change is one from what is there to what is wanted.
record Wanted(PoolTerms terms, List<WantedClass> classes, @Nullable Amount quota) {
    Wanted {
        classes = List.copyOf(classes);
    }

    /// @param id null for one that is to be made
    record WantedClass(@Nullable Integer id, ClassTerms terms) {
        static WantedClass fresh(ClassTerms terms) {
            return new WantedClass(null, terms);
        }

        static WantedClass of(ResourceClass there) {
            return new WantedClass(there.id(), there.terms());
        }

        boolean is(int other) {
            return id != null && id == other;
        }
    }

    /// As it is now.
    static Wanted of(ResourcePool pool) {
        var quota = pool.quota();
        return new Wanted(
                pool.terms(),
                pool.classes().stream().map(WantedClass::of).toList(),
                quota == null ? null : quota.amount());
    }

    Wanted with(PoolTerms other) {
        return new Wanted(other, classes, quota);
    }

    Wanted with(Amount other) {
        return new Wanted(terms, classes, other);
    }

    Wanted withClass(ClassTerms fresh) {
        var more = Stream.concat(classes.stream(), Stream.of(WantedClass.fresh(fresh)));
        return new Wanted(terms, more.toList(), quota);
    }

    /// @throws ProblemException `Problem.NotFound` if the pool has no such class
    Wanted withClass(int id, UnaryOperator<ClassTerms> change) {
        if (classes.stream().noneMatch(it -> it.is(id))) {
            throw Missing.resourceClass(id).asException();
        }
        var changed =
                classes.stream()
                        .map(it -> it.is(id) ? new WantedClass(id, change.apply(it.terms())) : it);
        return new Wanted(terms, changed.toList(), quota);
    }

    Wanted withoutClass(int id) {
        return new Wanted(terms, classes.stream().filter(it -> !it.is(id)).toList(), quota);
    }
}
