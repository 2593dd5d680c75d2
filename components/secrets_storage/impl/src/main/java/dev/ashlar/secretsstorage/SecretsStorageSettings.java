package dev.ashlar.secretsstorage;

import dev.ashlar.kernel.Settings;

/// Where the private keys of this service are. Keys come from files and from nowhere else.
///
/// @param privateKey the file with the current one
/// @param previousPrivateKey the file with the one before; empty if there is none
public record SecretsStorageSettings(String privateKey, String previousPrivateKey) {
    private static final String CURRENT = "SECRETS_SERVICE_PRIVATE_KEY_PATH";
    private static final String CURRENT_MEANING = "the file with the private key of this service";
    private static final String PREVIOUS = "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH";
    private static final String PREVIOUS_MEANING =
            "the file with the private key that this service had before, from which secrets are rotated";
    private static final String MARK_OF_A_KEY = "-----";

    public static SecretsStorageSettings read(Settings settings) {
        var current = settings.text(CURRENT, "/secrets_service_private_key", CURRENT_MEANING);
        check(settings, CURRENT, current, CURRENT_MEANING);
        var previous = settings.text(PREVIOUS, "", PREVIOUS_MEANING);
        if (!previous.isEmpty()) {
            check(settings, PREVIOUS, previous, PREVIOUS_MEANING);
        }
        return new SecretsStorageSettings(current, previous);
    }

    /// The same for a program that rotates and ends: it needs the previous key.
    public static SecretsStorageSettings readForRotation(Settings settings) {
        var read = read(settings);
        settings.required(PREVIOUS, "the file with the private key that this service had before");
        return read;
    }

    /// Not even a mistake shows a key.
    private static void check(Settings settings, String name, String value, String meaning) {
        if (value.contains(MARK_OF_A_KEY)) {
            settings.report(
                    name
                            + " holds a key: it must name the file with the key, since others can see"
                            + " variables.");
        } else {
            settings.file(name, value, meaning);
        }
    }
}
