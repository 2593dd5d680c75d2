package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;

/// What tests of compute resources call again and again.
final class PoolCalls {
    static final String POOLS = "/resource_pools";

    private PoolCalls() {}

    /// Leaves no pool, and people without bars. Rows, not tables: there are few, and it is done before each test.
    static void wipe(TestDatabase database) {
        database.unitOfWork()
                .run(() ->
                        database.sql().change("DELETE FROM crc.quotas")
                                + database.sql().change("DELETE FROM crc.bars")
                                + database.sql().change("DELETE FROM crc.pools"));
    }

    static String aClass(String name, boolean isDefault) {
        return """
        {"name": "%s", "cpu": 1.5, "memory": 4, "gpu": 0, "max_storage": 100, "default_storage": 10, "default": %s}
        """
                .formatted(name, isDefault)
                .strip();
    }

    /// A body with one class, `small class`, which is the default.
    static String aPool(String name, boolean isPublic, boolean isDefault) {
        return """
        {"name": "%s", "public": %s, "default": %s, "classes": [%s]}
        """
                .formatted(name, isPublic, isDefault, aClass("small class", true))
                .strip();
    }

    static String withQuota(String pool, double cpu, long memory, long gpu) {
        return with(pool, "quota", quota(cpu, memory, gpu));
    }

    static String quota(double cpu, long memory, long gpu) {
        return "{\"cpu\": %s, \"memory\": %d, \"gpu\": %d}".formatted(cpu, memory, gpu);
    }

    /// The same body with one more field, or another value of one: of a key given twice the last counts.
    static String with(String body, String field, String value) {
        return body.substring(0, body.length() - 1) + ", \"%s\": %s}".formatted(field, value);
    }

    static Answer privatePool(Client admin) {
        return admin.post(POOLS, aPool("private pool", false, false)).expect(201);
    }

    static Answer publicPool(Client admin) {
        return admin.post(POOLS, aPool("public pool", true, false)).expect(201);
    }

    static Answer defaultPool(Client admin) {
        return admin.post(POOLS, aPool("default pool", true, true)).expect(201);
    }

    static String path(Answer pool) {
        return POOLS + "/" + pool.text("id");
    }

    static Answer put(Client who, String path, String body) {
        return who.send("PUT", path, body, Map.of());
    }

    static List<Map<?, ?>> classes(Answer pool) {
        return classes(pool.object());
    }

    static List<Map<?, ?>> classes(Map<?, ?> pool) {
        return ((List<?>) requireNonNull(pool.get("classes")))
                .stream().<Map<?, ?>>map(it -> (Map<?, ?>) it).toList();
    }

    /// The quota that a pool has.
    static Map<?, ?> quota(Answer pool) {
        return (Map<?, ?>) requireNonNull(pool.object().get("quota"));
    }

    /// The ids of the classes of a pool.
    static List<String> classIds(Answer pool) {
        return classes(pool).stream().map(it -> String.valueOf(it.get("id"))).toList();
    }

    static String user(String id) {
        return "{\"id\": \"%s\"}".formatted(id);
    }

    static List<Object> names(Answer list) {
        return list.list().stream().<Object>map(it -> it.get("name")).toList();
    }
}
