package dev.ashlar.secretsstorage.keys;

import dev.ashlar.encryption.FernetKey;
import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.secretsstorage.ports.Rewrapping;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tries the key first that fitted last: at first nearly all are wrapped for the previous one, in the end for the current
/// one, and the other way costs twice.
@Singleton
final class PrivateKeyRewrapping implements Rewrapping {
    private final PrivateKeys keys;
    private final KeyWrap current;
    private final String target;
    private volatile boolean currentFirst;

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
        var first = currentFirst;
        if (first && isCurrent(key)) {
            return new Result.Current();
        }
        var opened = keys.unwrapPrevious(key);
        if (opened.isPresent()) {
            currentFirst = false;
            return moved(opened.get());
        }
        if (!first && isCurrent(key)) {
            currentFirst = true;
            return new Result.Current();
        }
        return new Result.Unreadable();
    }

    private boolean isCurrent(byte[] key) {
        var known = keys.unwrapCurrent(key);
        known.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        return known.isPresent();
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
