package dev.ashlar.secrets;

import dev.ashlar.kernel.Settings;

/// The files with the keys of secrets. Their content is read when the program starts.
///
/// @param encryptionKey the path of the file with the key that protects what is secret in the database
/// @param previousEncryptionKey the path of the one before it; empty if there is none
/// @param publicKey the path of the file with the public key of the secrets storage API
public record SecretsSettings(
        String encryptionKey, String previousEncryptionKey, String publicKey) {
    public static SecretsSettings read(Settings settings) {
        var encryptionKey =
                settings.file(
                        "ENCRYPTION_KEY_PATH",
                        "/encryption-key",
                        "the file with the key that protects what is secret in the database");
        var publicKey =
                settings.file(
                        "SECRETS_SERVICE_PUBLIC_KEY_PATH",
                        "/secret_service_public_key",
                        "the file with the public key of the secrets storage API");
        return new SecretsSettings(
                String.valueOf(encryptionKey),
                settings.text(
                        "PREVIOUS_ENCRYPTION_KEY_PATH",
                        "",
                        "the file with the encryption key before this one, while something is still"
                                + " protected by it"),
                String.valueOf(publicKey));
    }
}
