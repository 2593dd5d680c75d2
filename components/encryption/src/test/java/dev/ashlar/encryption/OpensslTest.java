package dev.ashlar.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against somebody else's cryptography.
class OpensslTest {
    private static final int SIGNATURE = 32;
    private static final byte[] PASSWORD = {0, -1, 127, -128, 13, 10, 65};

    @TempDir private Path folder;

    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    void needsOpenssl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "openssl"))),
                "openssl is not installed");
    }

    @Test
    void opensslDerivesTheSameKey() throws Exception {
        var theirs =
                openssl(
                        new byte[0],
                        "kdf",
                        "-binary",
                        "-keylen",
                        "32",
                        "-kdfopt",
                        "digest:SHA256",
                        "-kdfopt",
                        "hexpass:" + HexFormat.of().formatHex(PASSWORD),
                        "-kdfopt",
                        "salt:11111111-2222",
                        "-kdfopt",
                        "iter:480000",
                        "PBKDF2");

        var ours = KeyDerivation.derive(PASSWORD, "11111111-2222");

        assertThat(ours.text()).isEqualTo(FernetKey.of(theirs).text());
    }

    @Test
    void opensslOpensAToken() throws Exception {
        try (var key = FernetKey.random(random)) {
            var text = "a secret that is longer than a block".getBytes(UTF_8);

            var token =
                    Base64.getUrlDecoder()
                            .decode(new Fernet(random, InstantSource.system()).encrypt(key, text));

            var signed = Arrays.copyOf(token, token.length - SIGNATURE);
            assertThat(signature(key, signed))
                    .isEqualTo(Arrays.copyOfRange(token, signed.length, token.length));
            assertThat(cipher(key, "-d", token, Arrays.copyOfRange(signed, 25, signed.length)))
                    .isEqualTo(text);
        }
    }

    @Test
    void aTokenThatOpensslMadeIsOpened() throws Exception {
        try (var key = FernetKey.random(random)) {
            var head = new byte[25];
            random.nextBytes(head);
            head[0] = (byte) 0x80;
            var text = "made elsewhere".getBytes(UTF_8);

            var signed = joined(head, cipher(key, "-e", head, text));
            var token = Base64.getUrlEncoder().encode(joined(signed, signature(key, signed)));

            assertThat(new Fernet(random, InstantSource.system()).decrypt(key, token))
                    .isEqualTo(text);
        }
    }

    @Test
    void opensslUnwrapsAKey() throws Exception {
        var pair = folder.resolve("pair.pem").toString();
        openssl(
                new byte[0],
                "genpkey",
                "-quiet",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                "rsa_keygen_bits:2048",
                "-out",
                pair);
        var pem = new String(openssl(new byte[0], "pkey", "-in", pair, "-pubout"), US_ASCII);

        try (var key = FernetKey.random(random)) {
            var wrapped = KeyWrap.ofPem(pem).wrap(key);

            var unwrapped =
                    openssl(
                            wrapped,
                            "pkeyutl",
                            "-decrypt",
                            "-inkey",
                            pair,
                            "-pkeyopt",
                            "rsa_padding_mode:oaep",
                            "-pkeyopt",
                            "rsa_oaep_md:sha256",
                            "-pkeyopt",
                            "rsa_mgf1_md:sha256");
            assertThat(unwrapped).isEqualTo(key.text());
        }
    }

    private byte[] signature(FernetKey key, byte[] signed)
            throws IOException, InterruptedException {
        var hex = HexFormat.of().formatHex(key.signing().getEncoded());
        return openssl(
                signed, "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + hex, "-binary");
    }

    /// @param head of the token, in which the IV stands
    private byte[] cipher(FernetKey key, String direction, byte[] head, byte[] text)
            throws IOException, InterruptedException {
        return openssl(
                text,
                "enc",
                "-aes-128-cbc",
                direction,
                "-K",
                HexFormat.of().formatHex(key.encrypting().getEncoded()),
                "-iv",
                HexFormat.of().formatHex(head, 9, 25));
    }

    private byte[] openssl(byte[] input, String... arguments)
            throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("input"), input).toFile();
        var errors = folder.resolve("errors").toFile();
        var command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command).redirectInput(file).redirectError(errors).start();
        var output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(() -> List.of(arguments).getFirst() + ": " + read(errors.toPath()))
                .isZero();
        return output;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
