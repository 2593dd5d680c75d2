package dev.ashlar.development.servers.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.zjsonpatch.JsonPatchException;
import org.jspecify.annotations.Nullable;

/// The objects of the cluster. Every change of one goes through `processEvent`, so there it is written down.
final class JournalledObjects extends KubernetesCrudDispatcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNPROCESSABLE = 422;
    private static final String REFUSED_PATCH =
            """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Invalid", "code": 422,
             "message": "the server rejected our request due to an error in our request"}
            """;

    private final Journal journal;

    JournalledObjects(Journal journal) {
        this.journal = journal;
    }

    /// A patch that tests what is not so is refused, as a real cluster refuses it.
    @Override
    public MockResponse dispatch(RecordedRequest request) {
        try {
            return super.dispatch(request);
        } catch (JsonPatchException _) {
            return new MockResponse()
                    .setResponseCode(UNPROCESSABLE)
                    .addHeader("Content-Type", "application/json")
                    .setBody(REFUSED_PATCH);
        }
    }

    /// Puts an object back as it was, with its uid and its version.
    void restore(JournalEntry entry) {
        var object = entry.object();
        if (object == null) {
            return;
        }
        var text = object.toString();
        var resource = Serialization.unmarshal(text, GenericKubernetesResource.class);
        super.processEvent(entry.path(), getKey(entry.path()), null, resource, text);
        // Versions go on where they ended.
        var version = object.path("metadata").path("resourceVersion").asLong();
        var next = requestResourceVersion();
        while (next < version) {
            next = requestResourceVersion();
        }
    }

    @Override
    public void processEvent(
            String path,
            AttributeSet pathAttributes,
            @Nullable AttributeSet oldAttributes,
            @Nullable GenericKubernetesResource resource,
            @Nullable String newState) {
        var before = oldAttributes == null ? null : map.get(oldAttributes);
        super.processEvent(path, pathAttributes, oldAttributes, resource, newState);
        var after = newState == null ? null : parsed(newState);
        var shown = after == null && before != null ? parsed(before) : after;
        if (shown != null) {
            journal.append(new JournalEntry(path, key(shown), after));
        }
    }

    private static String key(JsonNode object) {
        var metadata = object.path("metadata");
        return "%s/%s/%s/%s"
                .formatted(
                        object.path("apiVersion").asText(),
                        object.path("kind").asText(),
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText());
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
