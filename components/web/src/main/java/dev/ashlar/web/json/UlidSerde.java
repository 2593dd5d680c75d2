package dev.ashlar.web.json;

import dev.ashlar.kernel.Ulid;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;

/// A ULID is its text.
@Singleton
final class UlidSerde implements Serde<Ulid> {
    @Override
    public void serialize(
            Encoder encoder, EncoderContext context, Argument<? extends Ulid> type, Ulid it)
            throws IOException {
        encoder.encodeString(it.value());
    }

    @Override
    public Ulid deserialize(Decoder decoder, DecoderContext context, Argument<? super Ulid> type)
            throws IOException {
        return Ulid.parse(decoder.decodeString())
                .orElseThrow(() -> new SerdeException("not a ULID"));
    }
}
