package dev.ashlar.testkit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Entries whose bytes the contract gives.
public final class Vectors {
    private static final String TIME = "creationDate";
    private static final List<String> IDS = List.of("id", "projectId", "groupId");
    private static final int SEVEN = 7;
    private static final int LOWEST_SEVEN = 0x7f;
    private static final int MORE_FOLLOWS = 0x80;

    private final Map<String, JsonNode> cases = new HashMap<>();

    public Vectors() {
        ContractFiles.vectors()
                .get("avro_payloads")
                .forEach(it -> cases.put(it.get("header_type").textValue(), it));
    }

    /// The types of which there is a case.
    public Set<String> types() {
        return cases.keySet();
    }

    /// The payload of the type's case.
    public String hex(String type) {
        return of(type).get("payload_hex").textValue();
    }

    /// The entry's bytes with the ids and the time of its type's case instead of its own.
    public String withItsIdsAndTime(Entry entry) {
        var wanted = of(entry.type()).get("value");
        var bytes = entry.hex();
        for (var field : IDS) {
            if (wanted.has(field)) {
                bytes =
                        bytes.replace(
                                hexOf(entry.text(field)), hexOf(wanted.get(field).textValue()));
            }
        }
        if (!wanted.has(TIME)) {
            return bytes;
        }
        var own = zigzag(entry.payload());
        if (!bytes.endsWith(own)) {
            throw new IllegalStateException("%s does not end with its time".formatted(entry));
        }
        return bytes.substring(0, bytes.length() - own.length()) + zigzag(wanted);
    }

    private JsonNode of(String type) {
        return requireNonNull(cases.get(type), type);
    }

    /// A time as Avro writes it: seven bits at a time, the lowest first.
    private static String zigzag(JsonNode record) {
        var rest = record.get(TIME).longValue() << 1;
        var bytes = new StringBuilder();
        while (rest > LOWEST_SEVEN) {
            bytes.append("%02x".formatted((rest & LOWEST_SEVEN) | MORE_FOLLOWS));
            rest >>>= SEVEN;
        }
        return bytes.append("%02x".formatted(rest)).toString();
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
