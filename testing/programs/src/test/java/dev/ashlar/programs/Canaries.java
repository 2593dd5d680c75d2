package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts that are found wherever they went: all begin with one mark, which nothing else has, and each has a number.
final class Canaries {
    private static final int MARK_BYTES = 12;

    private final String mark;
    private final Set<String> shapes = new LinkedHashSet<>();
    private int count;

    Canaries() {
        var bytes = new byte[MARK_BYTES];
        new SecureRandom().nextBytes(bytes);
        mark = "k" + HexFormat.of().formatHex(bytes) + "z";
        watch(mark);
    }

    /// Another one.
    String next() {
        return mark + "-" + ++count;
    }

    int count() {
        return count;
    }

    /// Looks out for another text too: raw, in hex, and in base64 wherever in a longer text it begins.
    void watch(String text) {
        var bytes = text.getBytes(ISO_8859_1);
        var hex = HexFormat.of().formatHex(bytes);
        shapes.add(text);
        shapes.add(hex);
        shapes.add(hex.toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            var moved = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, moved, shift, bytes.length);
            // The first and the last characters depend on what stands before and after it.
            var from = shift == 0 ? 0 : 4;
            var usable = moved.length / 3 * 4;
            shapes.add(Base64.getEncoder().encodeToString(moved).substring(from, usable));
            shapes.add(Base64.getUrlEncoder().encodeToString(moved).substring(from, usable));
        }
    }

    /// The shapes that a text has.
    List<String> in(String text) {
        return shapes.stream().filter(text::contains).toList();
    }

    /// The files below a folder in which one of them is, with the shape that it has.
    List<String> below(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                in(read(path)).forEach(shape -> found.add(path + " has " + shape));
            }
        }
        return found;
    }

    /// Empty for a file that the server has removed meanwhile.
    private static String read(Path path) {
        try {
            return Files.readString(path, ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
