package dev.ashlar.testkit.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The same by the openssl command line: derivation, cipher, signature and wrapping are its own. What is given to it can be
/// seen by everybody on the machine, so it is for made-up secrets only.
public final class Openssl {
    private static final int HALF = 16;
    private static final int HEAD = 25;
    private static final int TAG = 32;
    private static final List<String> OAEP =
            List.of(
                    "-pkeyopt", "rsa_padding_mode:oaep",
                    "-pkeyopt", "rsa_oaep_md:sha256",
                    "-pkeyopt", "rsa_mgf1_md:sha256");

    private Openssl() {}

    /// `enc(password, salt, text)` of the contract.
    public static String encrypted(String password, String salt, String text) {
        var key = derived(password, salt);
        var iv = new byte[HALF];
        new SecureRandom().nextBytes(iv);
        var body = cipher("-e", key, iv, text.getBytes(UTF_8));
        var head =
                ByteBuffer.allocate(HEAD + body.length)
                        .put((byte) 0x80)
                        .putLong(1_740_067_200)
                        .put(iv)
                        .put(body)
                        .array();
        var token = ByteBuffer.allocate(head.length + TAG).put(head).put(tag(key, head)).array();
        return Base64.getUrlEncoder().encodeToString(token);
    }

    /// @throws IllegalStateException if it is no token of this key
    public static String decrypted(String password, String salt, String token) {
        var key = derived(password, salt);
        var bytes = Base64.getUrlDecoder().decode(token);
        var head = Arrays.copyOf(bytes, bytes.length - TAG);
        if (!Arrays.equals(tag(key, head), Arrays.copyOfRange(bytes, head.length, bytes.length))) {
            throw new IllegalStateException("another key made this token");
        }
        var iv = Arrays.copyOfRange(head, HEAD - HALF, HEAD);
        return new String(
                cipher("-d", key, iv, Arrays.copyOfRange(head, HEAD, head.length)), UTF_8);
    }

    /// @param publicKey a file in PEM
    public static byte[] wrapped(String text, Path publicKey) {
        var command =
                new ArrayList<>(
                        List.of("pkeyutl", "-encrypt", "-pubin", "-inkey", publicKey.toString()));
        command.addAll(OAEP);
        return run(text.getBytes(US_ASCII), command);
    }

    /// @param privateKey a file in PEM
    public static String unwrapped(byte[] wrapped, Path privateKey) {
        var command =
                new ArrayList<>(List.of("pkeyutl", "-decrypt", "-inkey", privateKey.toString()));
        command.addAll(OAEP);
        return new String(run(wrapped, command), US_ASCII);
    }

    private static byte[] derived(String password, String salt) {
        return run(
                new byte[0],
                List.of(
                        "kdf",
                        "-binary",
                        "-keylen",
                        "32",
                        "-kdfopt",
                        "digest:SHA256",
                        "-kdfopt",
                        "pass:" + password,
                        "-kdfopt",
                        "salt:" + salt,
                        "-kdfopt",
                        "iter:480000",
                        "PBKDF2"));
    }

    private static byte[] cipher(String way, byte[] key, byte[] iv, byte[] input) {
        return run(
                input,
                List.of(
                        "enc",
                        way,
                        "-aes-128-cbc",
                        "-K",
                        HexFormat.of().formatHex(key, HALF, 2 * HALF),
                        "-iv",
                        HexFormat.of().formatHex(iv)));
    }

    private static byte[] tag(byte[] key, byte[] head) {
        return run(
                head,
                List.of(
                        "dgst",
                        "-sha256",
                        "-binary",
                        "-mac",
                        "HMAC",
                        "-macopt",
                        "hexkey:" + HexFormat.of().formatHex(key, 0, HALF)));
    }

    private static byte[] run(byte[] input, List<String> arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var to = process.getOutputStream()) {
                to.write(input);
            }
            var output = new ByteArrayOutputStream();
            process.getInputStream().transferTo(output);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("openssl " + arguments.getFirst() + " failed");
            }
            return output.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
