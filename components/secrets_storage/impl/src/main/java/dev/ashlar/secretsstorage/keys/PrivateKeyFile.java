package dev.ashlar.secretsstorage.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// Reads a private key of RSA from a file that nobody else can read (`Custody`): PKCS8 in PEM, without a password.
final class PrivateKeyFile {
    private static final int FEWEST_BITS = 2_048;
    private static final long LARGEST_FILE = 65_536;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// Why a file is refused; says nothing of what is in it.
    static final class Refused extends Exception {
        Refused(String why) {
            super(why, null, false, false);
        }
    }

    private PrivateKeyFile() {}

    static RSAPrivateCrtKey read(Path file) throws Refused {
        try {
            refuseIfOthersMay(file);
            if (Files.size(file) > LARGEST_FILE) {
                throw new Refused("is too large for a key");
            }
            var bytes = Files.readAllBytes(file);
            try {
                return parsed(new String(bytes, StandardCharsets.ISO_8859_1).strip());
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (IOException _) {
            throw new Refused("cannot be read");
        }
    }

    private static void refuseIfOthersMay(Path file) throws IOException, Refused {
        if (Custody.othersMay(file)) {
            throw new Refused(
                    "can be used by others than its owner: let chmod 600 take that from its group and"
                            + " everybody");
        }
    }

    private static RSAPrivateCrtKey parsed(String pem) throws Refused {
        if (pem.contains("-----BEGIN PUBLIC KEY-----")) {
            throw new Refused("holds a public key: with it nothing can be opened");
        }
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw new Refused(
                    "holds no private key in PEM (PKCS8, without a password): openssl pkcs8 -topk8"
                            + " -nocrypt makes one of others");
        }
        try {
            var body = pem.substring(BEGIN.length(), pem.length() - END.length());
            var bytes = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            Arrays.fill(bytes, (byte) 0);
            if (key instanceof RSAPrivateCrtKey rsa) {
                return longEnough(rsa);
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Refused below: what the JDK says may show parts of the key.
        }
        throw new Refused("holds no private key of RSA that can be used");
    }

    private static RSAPrivateCrtKey longEnough(RSAPrivateCrtKey key) throws Refused {
        if (key.getModulus().bitLength() < FEWEST_BITS) {
            throw new Refused("holds a key of less than %d bits".formatted(FEWEST_BITS));
        }
        return key;
    }
}
