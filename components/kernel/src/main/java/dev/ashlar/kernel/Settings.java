package dev.ashlar.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads settings from environment variables and remembers everything that is wrong with them, so that an operator
/// hears of all mistakes at once: read all settings, then call [#check].
///
/// Every reader returns something usable even for a wrong value, so that the rest can be read. An empty variable counts
/// as not set; a mistake found twice is told once. Not for several threads.
public final class Settings {
    /// One variable as documentation shows it.
    ///
    /// @param fallback what counts when it is not set; null when it must be set
    public record Described(String name, @Nullable String fallback, String meaning) {}

    private final Map<String, String> environment;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Map<String, Described> described = new LinkedHashMap<>();

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public String text(String name, String fallback, String meaning) {
        describe(name, fallback, meaning);
        var value = value(name);
        return value == null ? fallback : value;
    }

    public String required(String name, String meaning) {
        describe(name, null, meaning);
        var value = value(name);
        if (value == null) {
            problems.add("%s is not set: it must give %s.".formatted(name, meaning));
            return "";
        }
        return value;
    }

    public Sensitive requiredSecret(String name, String meaning) {
        return new Sensitive(required(name, meaning));
    }

    public Sensitive secret(String name, String fallback, String meaning) {
        return new Sensitive(text(name, fallback, meaning));
    }

    /// @param least inclusive
    /// @param most inclusive
    public int integer(String name, int fallback, int least, int most, String meaning) {
        describe(name, Integer.toString(fallback), meaning);
        var value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            var number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Reported below, like a number out of range.
        }
        problems.add(
                "%s is \"%s\": %s must be a whole number from %d to %d."
                        .formatted(name, value, meaning, least, most));
        return fallback;
    }

    /// A TCP port.
    public int port(String name, int fallback, String meaning) {
        return integer(name, fallback, 1, 65_535, meaning);
    }

    /// `true`, `1`, `yes` and `on` are true; `false`, `0`, `no` and `off` are false; in any case of letters.
    public boolean flag(String name, boolean fallback, String meaning) {
        describe(name, Boolean.toString(fallback), meaning);
        var value = value(name);
        if (value == null) {
            return fallback;
        }
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> {
                problems.add("%s is \"%s\": it must be true or false.".formatted(name, value));
                yield fallback;
            }
        };
    }

    /// The address of a server, without a slash at its end: `http` or `https`, a host, perhaps a path. A wrong one is not
    /// repeated in the mistake, because it may hold a password.
    ///
    /// @param example an address that would be right
    public String address(String name, String fallback, String meaning, String example) {
        return checkedAddress(name, text(name, fallback, meaning), fallback, meaning, example);
    }

    /// The same for one that must be set.
    public String requiredAddress(String name, String meaning, String example) {
        return checkedAddress(name, required(name, meaning), example, meaning, example);
    }

    private String checkedAddress(
            String name, String text, String otherwise, String meaning, String example) {
        var address = text.strip().replaceFirst("/+$", "");
        if (isServer(address)) {
            return address;
        }
        if (!text.isEmpty()) {
            problems.add(
                    "%s is no address: it must be %s, begin with http:// or https:// and have a host and nothing but a path behind it, %s for example."
                            .formatted(name, meaning, example));
        }
        return otherwise;
    }

    /// A name with an underscore is no host.
    private static boolean isServer(String address) {
        try {
            var url = new URI(address);
            var scheme = url.getScheme();
            return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// A file that must be there and readable.
    public Path file(String name, String fallback, String meaning) {
        var path = Path.of(text(name, fallback, meaning));
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            problems.add(
                    "%s points to %s, which cannot be read: it must be %s."
                            .formatted(name, path, meaning));
        }
        return path;
    }

    /// Adds a mistake that only the reader of a setting can see.
    ///
    /// @param problem a sentence that names the variable
    public void report(String problem) {
        problems.add(problem);
    }

    /// @throws SettingsException if anything read so far was wrong or missing
    public void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }

    /// Everything asked for so far, in that order.
    public List<Described> described() {
        return List.copyOf(described.values());
    }

    private void describe(String name, @Nullable String fallback, String meaning) {
        described.putIfAbsent(name, new Described(name, fallback, meaning));
    }

    private @Nullable String value(String name) {
        var value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
