package dev.ashlar.secretsstorageapi;

import java.util.List;
import java.util.stream.Collectors;

/// The body of a delivery.
///
/// @param mapping JSON, or empty for none
record DeliveryBody(String name, String namespace, List<String> ids, String mapping) {
    static DeliveryBody of(String name, String... ids) {
        return new DeliveryBody(name, "default", List.of(ids), "");
    }

    DeliveryBody mapped(String json) {
        return new DeliveryBody(name, namespace, ids, json);
    }

    DeliveryBody to(String elsewhere) {
        return new DeliveryBody(name, elsewhere, ids, mapping);
    }

    String json() {
        return """
        {"name": "%s", "namespace": "%s", "secret_ids": [%s], "owner_references": [
          {"apiVersion": "amalthea.dev/v1alpha1", "kind": "AmaltheaSession", "name": "s", "uid": "u-1"}]%s}
        """
                .formatted(
                        name,
                        namespace,
                        ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")),
                        mapping.isEmpty() ? "" : ", \"key_mapping\": " + mapping);
    }
}
