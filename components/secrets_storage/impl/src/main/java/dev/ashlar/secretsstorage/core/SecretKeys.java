package dev.ashlar.secretsstorage.core;

import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secretsstorage.Delivery;
import dev.ashlar.secretsstorage.ports.Sealed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Under which keys of a Secret each stored secret goes.
final class SecretKeys {
    private static final Pattern KEY = Pattern.compile("(?!\\.\\.?$|\\.\\.)[-._a-zA-Z0-9]{1,253}");

    private SecretKeys() {}

    /// @return by the ids of the secrets
    static Map<Ulid, List<String>> of(Delivery delivery, List<Sealed> secrets) {
        var keys = delivery.keys();
        if (keys == null) {
            return byFilename(secrets);
        }
        var ids = delivery.secrets().stream().map(Ulid::value).collect(Collectors.toSet());
        if (!keys.keySet().equals(ids)) {
            throw new Problem.Invalid(
                            "Key mapping must include all requested secret IDs, and no others.")
                    .asException();
        }
        refuseWhatCannotBe(keys);
        return delivery.secrets().stream()
                .collect(Collectors.toMap(id -> id, id -> requireNonNull(keys.get(id.value()))));
    }

    private static Map<Ulid, List<String>> byFilename(List<Sealed> secrets) {
        var found = new HashMap<Ulid, List<String>>();
        for (var secret : secrets) {
            if (!KEY.matcher(secret.filename()).matches()) {
                throw new Problem.Invalid(
                                ("The secret with ID %s has a filename that cannot be a key in"
                                                + " Kubernetes: give one in key_mapping.")
                                        .formatted(secret.id()))
                        .asException();
            }
            found.put(secret.id(), List.of(secret.filename()));
        }
        return found;
    }

    private static void refuseWhatCannotBe(Map<String, List<String>> keys) {
        Set<String> used = new HashSet<>();
        keys.forEach((id, names) -> {
            for (var name : names) {
                if (!KEY.matcher(name).matches()) {
                    throw Problem.Invalid.field(
                                    "key_mapping." + id,
                                    "must be 1 to 253 of a-z, A-Z, 0-9, - _ and ., beginning with no"
                                            + " two dots")
                            .asException();
                }
                if (!used.add(name)) {
                    throw new Problem.Invalid("Key mapping values are not unique.").asException();
                }
            }
        });
    }
}
