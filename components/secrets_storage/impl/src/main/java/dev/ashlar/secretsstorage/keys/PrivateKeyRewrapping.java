package dev.ashlar.secretsstorage.keys;

import dev.ashlar.encryption.FernetKey;
import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.secretsstorage.ports.Rewrapping;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tries the previous key first: at a rotation nearly all are wrapped for it.
@Singleton
final class PrivateKeyRewrapping implements Rewrapping {
    private final PrivateKeys keys;
    private final KeyWrap current;
    private final String target;

    PrivateKeyRewrapping(PrivateKeys keys) {
        this.keys = keys;
        current = keys.wrap();
        target = keys.name();
    }

    @Override
    public boolean isWanted() {
        return keys.hasPrevious();
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public Result rewrap(byte[] key) {
        var opened = keys.unwrapPrevious(key);
        if (opened.isPresent()) {
            return moved(opened.get());
        }
        var known = keys.unwrapCurrent(key);
        known.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        return known.isPresent() ? new Result.Current() : new Result.Unreadable();
    }

    /// What was wrapped must be the text of a key, else nobody could open anything with it anyway.
    private Result moved(byte[] text) {
        try (var secret = FernetKey.parse(new String(text, StandardCharsets.US_ASCII))) {
            return new Result.Moved(current.wrap(secret));
        } catch (IllegalArgumentException _) {
            return new Result.Unreadable();
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
