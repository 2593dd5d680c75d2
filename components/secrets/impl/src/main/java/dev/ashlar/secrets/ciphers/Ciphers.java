package dev.ashlar.secrets.ciphers;

import dev.ashlar.encryption.DerivedKeys;
import dev.ashlar.encryption.Fernet;
import dev.ashlar.secrets.SecretsSettings;
import dev.ashlar.secrets.ports.Sealing;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Puts together what closes secrets.
@Factory
final class Ciphers {
    private final SecureRandom random = new SecureRandom();

    /// With the program and not with the first secret: a wrong key is told to who starts it. A program without keys closes
    /// no secrets; what it has of this component removes those of people who are gone.
    @Context
    @Requires(beans = SecretsSettings.class)
    KeyFiles keyFiles(SecretsSettings settings) {
        return KeyFiles.read(settings);
    }

    @Bean(preDestroy = "close")
    @Singleton
    DerivedKeys derivedKeys(InstantSource clock) {
        return new DerivedKeys(DerivedKeys.Limits.usual(), random, clock);
    }

    @Bean(preDestroy = "close")
    @Singleton
    OuterKeys outerKeys(KeyFiles files, InstantSource clock) {
        return new OuterKeys(OuterKeys.Limits.usual(), files.wrap(), random, clock);
    }

    @Singleton
    Sealing sealing(KeyFiles files, DerivedKeys keys, OuterKeys outerKeys, InstantSource clock) {
        return new FernetSealing(files, keys, outerKeys, new Fernet(random, clock), random);
    }
}
