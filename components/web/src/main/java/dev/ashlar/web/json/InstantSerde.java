package dev.ashlar.web.json;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// RFC 3339 in UTC with six digits of a second, or none where there is nothing behind the whole second.
@Singleton
@Order(-100)
final class InstantSerde implements Serde<Instant> {
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void serialize(
            Encoder encoder, EncoderContext context, Argument<? extends Instant> type, Instant it)
            throws IOException {
        encoder.encodeString(format(it));
    }

    @Override
    public Instant deserialize(
            Decoder decoder, DecoderContext context, Argument<? super Instant> type)
            throws IOException {
        try {
            return OffsetDateTime.parse(decoder.decodeString())
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException wrong) {
            throw new SerdeException("not a time", wrong);
        }
    }

    /// Cuts off what is finer than a microsecond: never later than the moment itself.
    static String format(Instant moment) {
        var micros = moment.truncatedTo(ChronoUnit.MICROS);
        return (micros.getNano() == 0 ? WHOLE : MICROS).format(micros);
    }
}
