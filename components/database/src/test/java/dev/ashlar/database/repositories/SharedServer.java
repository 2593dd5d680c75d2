package dev.ashlar.database.repositories;

import static java.util.Objects.requireNonNull;

import dev.ashlar.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// One server for all test classes of this module that leave it running; each gets a database of its own.
final class SharedServer implements BeforeAllCallback {
    private @Nullable OwnServer server;
    private @Nullable DatabaseSettings settings;

    @Override
    public void beforeAll(ExtensionContext context) {
        server =
                context.getRoot()
                        .getStore(Namespace.create(SharedServer.class))
                        .getOrComputeIfAbsent(OwnServer.class, _ -> start(), OwnServer.class);
        settings = fresh("class_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /// The database of the class.
    DatabaseSettings settings() {
        return requireNonNull(settings);
    }

    /// Another database, which need not exist.
    DatabaseSettings settings(String database) {
        return requireNonNull(server).settings(database);
    }

    /// Another database, empty.
    DatabaseSettings fresh(String name) {
        return requireNonNull(server).fresh(name);
    }

    private static OwnServer start() {
        try {
            var started = new OwnServer();
            started.open();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
