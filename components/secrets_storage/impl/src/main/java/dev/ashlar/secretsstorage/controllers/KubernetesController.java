package dev.ashlar.secretsstorage.controllers;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.secretsstorage.Deliveries;
import dev.ashlar.secretsstorage.Delivery;
import dev.ashlar.secretsstorage.apispec.K8sSecretDto;
import dev.ashlar.secretsstorage.apispec.KubernetesApi;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class KubernetesController implements KubernetesApi {
    private final Deliveries deliveries;

    KubernetesController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// The name is a JSON text as it stands: whatever would have to be escaped is refused in names.
    @Override
    public HttpResponse<byte[]> postKubernetesSecret(Caller.SignedIn caller, K8sSecretDto body) {
        deliveries.deliver(caller, toDelivery(body));
        var name = '"' + body.name() + '"';
        return HttpResponse.created(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static Delivery toDelivery(K8sSecretDto body) {
        return new Delivery(
                body.name(),
                body.namespace(),
                new LinkedHashSet<>(body.secretIds()),
                toOwners(body.ownerReferences()),
                toKeys(body.keyMapping()));
    }

    private static List<ClusterSecret.Owner> toOwners(List<Map<String, String>> references) {
        var owners = new ArrayList<ClusterSecret.Owner>();
        for (var reference : references) {
            owners.add(
                    new ClusterSecret.Owner(
                            part(reference, "apiVersion", owners.size()),
                            part(reference, "kind", owners.size()),
                            part(reference, "name", owners.size()),
                            part(reference, "uid", owners.size())));
        }
        return owners;
    }

    private static String part(Map<String, String> reference, String name, int at) {
        var text = reference.get(name);
        if (text == null || text.isBlank()) {
            throw Problem.Invalid.field(
                            "owner_references.%d.%s".formatted(at, name), "must not be missing")
                    .asException();
        }
        return text;
    }

    /// A single key may stand for a list with one.
    private static @Nullable SequencedMap<String, List<String>> toKeys(
            @Nullable Map<String, Object> mapping) {
        if (mapping == null) {
            return null;
        }
        var keys = new LinkedHashMap<String, List<String>>();
        mapping.forEach((id, value) ->
                keys.put(
                        id,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(value))));
        return keys;
    }
}
