package dev.ashlar.crc.repositories;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.NodeAffinity;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.Size;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.database.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How rows become pools: one row for each class, with what is said of its pool beside it.
final class PoolLines {
    static final String POOL_COLUMNS =
            """
            pool.id AS pool_id, pool.name AS pool_name, pool.is_public, pool.is_default AS pool_is_default,
            pool.idle_threshold, pool.hibernation_threshold,
            quota.name::text AS quota_name, quota.cpu AS quota_cpu, quota.memory AS quota_memory,
            quota.gpu AS quota_gpu, quota.applied < quota.revision AS quota_waits
            """;

    static final String CLASS_COLUMNS =
            """
            class.id, class.name, class.cpu, class.memory, class.gpu, class.max_storage, class.default_storage,
            class.is_default, class.tolerations, class.affinity_keys,
            class.affinity_required::text[] AS affinity_required
            """;

    /// One row.
    ///
    /// @param pool without classes
    /// @param part null for a pool that has none
    record Line(RecordedPool pool, @Nullable ResourceClass part) {}

    private PoolLines() {}

    static Line line(Row row) {
        return new Line(
                pool(row), row.integerOrNull("id") == null ? null : PoolLines.resourceClass(row));
    }

    /// Pools in the order of their first rows, each with its classes.
    static List<RecordedPool> pools(List<Line> lines) {
        var classes = new LinkedHashMap<RecordedPool, List<ResourceClass>>();
        for (var line : lines) {
            var found = classes.computeIfAbsent(line.pool(), _ -> new ArrayList<>());
            if (line.part() != null) {
                found.add(line.part());
            }
        }
        return classes.entrySet().stream()
                .map(it -> withClasses(it.getKey(), it.getValue()))
                .toList();
    }

    private static RecordedPool withClasses(RecordedPool recorded, List<ResourceClass> classes) {
        var pool = recorded.pool();
        return new RecordedPool(
                new ResourcePool(pool.id(), pool.terms(), pool.quota(), classes), recorded.waits());
    }

    private static RecordedPool pool(Row row) {
        var terms =
                new PoolTerms(
                        row.text("pool_name"),
                        row.flag("is_public"),
                        row.flag("pool_is_default"),
                        row.integerOrNull("idle_threshold"),
                        row.integerOrNull("hibernation_threshold"));
        var quota = quota(row);
        return new RecordedPool(
                new ResourcePool(row.integer("pool_id"), terms, quota, List.of()),
                quota != null && row.flag("quota_waits"));
    }

    private static @Nullable Quota quota(Row row) {
        var name = row.textOrNull("quota_name");
        return name == null
                ? null
                : new Quota(
                        name,
                        new Amount(
                                row.decimal("quota_cpu"),
                                row.number("quota_memory"),
                                row.number("quota_gpu")));
    }

    static ResourceClass resourceClass(Row row) {
        var size =
                new Size(
                        row.decimal("cpu"),
                        row.number("memory"),
                        row.number("gpu"),
                        row.number("max_storage"),
                        row.number("default_storage"));
        return new ResourceClass(
                row.integer("id"),
                new ClassTerms(
                        row.text("name"),
                        size,
                        row.flag("is_default"),
                        row.texts("tolerations"),
                        affinities(row.texts("affinity_keys"), row.texts("affinity_required"))));
    }

    private static List<NodeAffinity> affinities(List<String> keys, List<String> required) {
        return IntStream.range(0, keys.size())
                .mapToObj(at -> new NodeAffinity(keys.get(at), required.get(at).equals("true")))
                .toList();
    }
}
