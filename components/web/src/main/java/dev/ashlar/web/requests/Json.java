package dev.ashlar.web.requests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ashlar.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads JSON from strangers: whatever they send, it costs little and ends in a value or a refusal.
final class Json {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 400;
    private static final int MOST_VALUES = 20_000;

    private final ObjectMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// Of a key given twice the last counts.
    JsonNode read(byte[] bytes) {
        try {
            var text = utf8(bytes);
            var value = mapper.readTree(text);
            if (value.isMissingNode()) {
                throw new Problem.BadRequest("The body is not valid JSON: it is blank.")
                        .asException();
            }
            refuseHostile(value);
            return value;
        } catch (StreamConstraintsException _) {
            throw new Problem.Invalid(
                            "The body is nested too deeply or has a number with too many digits.")
                    .asException();
        } catch (ArithmeticException | NumberFormatException _) {
            throw outOfRange().asException();
        } catch (JsonProcessingException wrong) {
            throw new Problem.BadRequest("The body is not valid JSON%s.".formatted(where(wrong)))
                    .asException();
        } catch (CharacterCodingException _) {
            throw new Problem.BadRequest("The body is not valid JSON: it is not UTF-8.")
                    .asException();
        }
    }

    byte[] write(JsonNode value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String where(JsonProcessingException wrong) {
        var location = wrong.getLocation();
        return location == null
                ? ""
                : ": look at line %d, column %d"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }

    private static void refuseHostile(JsonNode root) {
        var left = new int[] {MOST_VALUES};
        refuseHostile(root, left);
    }

    private static void refuseHostile(JsonNode value, int[] left) {
        if (--left[0] < 0) {
            throw new Problem.Invalid(
                            "The body has too many values: at most %d.".formatted(MOST_VALUES))
                    .asException();
        }
        if (value.isBigDecimal() && !isReasonable(value.decimalValue())) {
            throw outOfRange().asException();
        }
        if (value.isTextual()) {
            refuseHalfCharacters(value.textValue());
        }
        value.forEachEntry((name, _) -> refuseHalfCharacters(name));
        value.forEach(child -> refuseHostile(child, left));
    }

    private static Problem outOfRange() {
        return new Problem.Invalid("The body has a number that is out of range.");
    }

    private static boolean isReasonable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LONGEST_NUMBER;
    }

    private static void refuseHalfCharacters(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isSurrogate(character)) {
                var pair =
                        Character.isHighSurrogate(character)
                                && at + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    throw new Problem.Invalid(
                                    "The body has half of a character (a lone surrogate).")
                            .asException();
                }
                at++;
            }
        }
    }
}
