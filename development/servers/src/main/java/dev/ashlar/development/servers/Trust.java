package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Believes the certificates of a file, and no others.
final class Trust {
    private Trust() {}

    static SSLContext in(Path certificates) throws IOException {
        try (var file = Files.newInputStream(certificates)) {
            var known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                known.setCertificateEntry(Integer.toString(known.size()), each);
            }
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(known);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificates cannot be read.", e);
        }
    }
}
