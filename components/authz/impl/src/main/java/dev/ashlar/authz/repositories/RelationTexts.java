package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Relations as the outbox has them: `group:01J…#owner@user:ada`.
final class RelationTexts {
    private static final Pattern FORM =
            Pattern.compile("([a-z_]+):([^#@:]+)#([a-z_]+)@([a-z_]+):([^#@:]+)");
    private static final Map<String, ResourceType> TYPES =
            Arrays.stream(ResourceType.values())
                    .collect(Collectors.toMap(ResourceType::schemaName, Function.identity()));

    private RelationTexts() {}

    /// @throws IllegalArgumentException if it is no relation
    static Relation parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("%s is not a relation".formatted(text));
        }
        return new Relation(
                ref(parts.group(1), parts.group(2)),
                parts.group(3),
                ref(parts.group(4), parts.group(5)));
    }

    /// @throws IllegalArgumentException if there is no such type
    static ResourceRef ref(String type, String id) {
        var known = TYPES.get(type);
        if (known == null) {
            throw new IllegalArgumentException("%s is not a type of the schema".formatted(type));
        }
        return new ResourceRef(known, id);
    }
}
