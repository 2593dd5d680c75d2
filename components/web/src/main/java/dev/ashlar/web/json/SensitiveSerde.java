package dev.ashlar.web.json;

import dev.ashlar.kernel.Sensitive;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;

/// What must never be printed is its text on the wire, and hidden everywhere else: in a record that is logged, for example.
@Singleton
final class SensitiveSerde implements Serde<Sensitive> {
    @Override
    public void serialize(
            Encoder encoder,
            EncoderContext context,
            Argument<? extends Sensitive> type,
            Sensitive it)
            throws IOException {
        encoder.encodeString(it.value());
    }

    @Override
    public Sensitive deserialize(
            Decoder decoder, DecoderContext context, Argument<? super Sensitive> type)
            throws IOException {
        return new Sensitive(decoder.decodeString());
    }
}
