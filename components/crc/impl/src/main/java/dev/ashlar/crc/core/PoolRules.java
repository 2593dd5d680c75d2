package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.Size;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds for every pool. That there is one default pool at most the tables say.
final class PoolRules {
    /// What Kubernetes can count in its units: billionths of a core, and bytes.
    private static final double LEAST_CPU = 1e-9;

    private static final double MOST_CPU = 1e9;
    private static final long MOST_MEMORY = 8_000_000_000L;

    private PoolRules() {}

    /// @throws ProblemException `Problem.Invalid` with the first rule that does not hold
    static void check(Wanted pool) {
        checkDefault(pool.terms(), pool.quota());
        var classes = pool.classes().stream().map(Wanted.WantedClass::terms).toList();
        checkClasses(classes);
        var quota = pool.quota();
        if (quota != null) {
            checkQuota(quota);
            checkFit(classes, quota);
        }
    }

    private static void checkDefault(PoolTerms pool, @Nullable Amount quota) {
        if (pool.isDefault() && !pool.isPublic()) {
            throw wrong("The default resource pool has to be public.");
        }
        if (pool.isDefault() && quota != null) {
            throw wrong("The default resource pool cannot have a quota.");
        }
    }

    private static void checkClasses(List<ClassTerms> classes) {
        var defaults = classes.stream().filter(ClassTerms::isDefault).count();
        if (defaults != 1) {
            throw wrong(
                    "A resource pool has exactly one default class, this one would have %d."
                            .formatted(defaults));
        }
        classes.forEach(it -> checkSize(it.name(), it.size()));
    }

    private static void checkSize(String name, Size size) {
        // A number can be too small to be told from 0, or too large for any.
        if (!Double.isFinite(size.cpu()) || size.cpu() <= 0) {
            throw Problem.Invalid.field("cpu", "is out of range").asException();
        }
        if (size.defaultStorage() > size.maxStorage()) {
            throw wrong(
                    "The class %s gives more storage by default (%d GB) than it allows (%d GB)."
                            .formatted(name, size.defaultStorage(), size.maxStorage()));
        }
    }

    private static void checkQuota(Amount quota) {
        // Also what is no number.
        if (!(quota.cpu() >= LEAST_CPU && quota.cpu() <= MOST_CPU)) {
            throw Problem.Invalid.field("quota.cpu", "must be from 0.000000001 to 1000000000")
                    .asException();
        }
        if (quota.memory() > MOST_MEMORY) {
            throw Problem.Invalid.field("quota.memory", "must not be more than 8000000000")
                    .asException();
        }
    }

    private static void checkFit(List<ClassTerms> classes, Amount quota) {
        for (var it : classes) {
            if (!it.size().fits(quota)) {
                throw wrong(
                        "The class %s does not fit into the quota of the resource pool."
                                .formatted(it.name()));
            }
        }
    }

    private static ProblemException wrong(String message) {
        return new Problem.Invalid(message).asException();
    }
}
