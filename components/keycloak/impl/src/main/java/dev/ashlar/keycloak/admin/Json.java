package dev.ashlar.keycloak.admin;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what the realm answers.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // A part of the answer in a message could hold what nobody should read.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// @throws Passing if it is no JSON, or not all of it
    static JsonNode read(byte[] body) throws Passing {
        try {
            var node = MAPPER.readTree(body);
            if (node.isMissingNode()) {
                throw new Passing("its answer is empty", null);
            }
            return node;
        } catch (Passing passing) {
            throw passing;
        } catch (IOException _) {
            throw new Passing("its answer is cut off or no JSON", null);
        }
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    /// @throws Passing if it is not there, since the realm always says it
    static String text(JsonNode node, String name) throws Passing {
        return Optional.ofNullable(textOrNull(node, name))
                .orElseThrow(() -> new Passing("its answer lacks " + name, null));
    }
}
