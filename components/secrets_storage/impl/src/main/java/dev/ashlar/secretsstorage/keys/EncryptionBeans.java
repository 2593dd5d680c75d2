package dev.ashlar.secretsstorage.keys;

import dev.ashlar.encryption.DerivedKeys;
import dev.ashlar.encryption.Fernet;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/// What the encryption of secrets needs of this program.
@Factory
final class EncryptionBeans {
    @Singleton
    @Bean(preDestroy = "close")
    DerivedKeys derivedKeys(InstantSource clock) {
        return new DerivedKeys(DerivedKeys.Limits.usual(), new SecureRandom(), clock);
    }

    @Singleton
    Fernet fernet(InstantSource clock) {
        return new Fernet(new SecureRandom(), clock);
    }
}
