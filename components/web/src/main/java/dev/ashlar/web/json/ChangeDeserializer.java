package dev.ashlar.web.json;

import dev.ashlar.kernel.Change;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One field of a patch: what is not there is kept, `null` clears, a value replaces.
@Singleton
final class ChangeDeserializer implements Deserializer<Change<?>> {
    @Override
    public Deserializer<Change<?>> createSpecific(
            DecoderContext context, Argument<? super Change<?>> type) throws SerdeException {
        return specific(context, type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT));
    }

    private static <T> Deserializer<Change<?>> specific(DecoderContext context, Argument<T> value)
            throws SerdeException {
        Deserializer<? extends T> found = context.findDeserializer(value);
        return new Of<>(value, found.createSpecific(context, value));
    }

    @Override
    public @Nullable Change<?> deserialize(
            Decoder decoder, DecoderContext context, Argument<? super Change<?>> type)
            throws IOException {
        return createSpecific(context, type).deserialize(decoder, context, type);
    }

    @Override
    public Change<?> getDefaultValue(DecoderContext context, Argument<? super Change<?>> type) {
        return new Change.Keep<>();
    }

    /// Knows what the value is.
    private record Of<T>(Argument<T> argument, Deserializer<? extends T> value)
            implements Deserializer<Change<?>> {
        @Override
        public Change<?> deserialize(
                Decoder decoder, DecoderContext context, Argument<? super Change<?>> type)
                throws IOException {
            T changed = value.deserialize(decoder, context, argument);
            return changed == null ? new Change.Clear<>() : new Change.To<>(changed);
        }

        @Override
        public Change<?> deserializeNullable(
                Decoder decoder, DecoderContext context, Argument<? super Change<?>> type)
                throws IOException {
            return decoder.decodeNull()
                    ? new Change.Clear<>()
                    : deserialize(decoder, context, type);
        }

        @Override
        public Change<?> getDefaultValue(DecoderContext context, Argument<? super Change<?>> type) {
            return new Change.Keep<>();
        }
    }
}
