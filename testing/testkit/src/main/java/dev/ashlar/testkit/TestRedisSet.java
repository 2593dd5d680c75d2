package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Redis;
import dev.ashlar.development.servers.RedisSentinel;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A master and a replica with a password, and a Sentinel that watches them, for one test class.
public final class TestRedisSet implements BeforeAllCallback, AfterAllCallback {
    public static final String NAME = "renku";
    public static final String PASSWORD = "secret-of-redis";

    private static final String HOST = "127.0.0.1";

    private final int masterPort = RedisNode.freePort();
    private final int replicaPort = RedisNode.freePort();
    private final int sentinelPort = RedisNode.freePort();
    private @Nullable RedisNode master;
    private @Nullable RedisNode replica;
    private @Nullable RedisNode sentinel;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var secrets = List.of("--requirepass", PASSWORD, "--masterauth", PASSWORD);
        master = new RedisNode(places -> new Redis(places, masterPort, secrets));
        replica =
                new RedisNode(places ->
                        new Redis(
                                places,
                                replicaPort,
                                List.of(
                                        "--requirepass",
                                        PASSWORD,
                                        "--masterauth",
                                        PASSWORD,
                                        "--replicaof",
                                        HOST,
                                        Integer.toString(masterPort))));
        sentinel =
                new RedisNode(places ->
                        new RedisSentinel(places, sentinelPort, NAME, masterPort, PASSWORD));
        master.start();
        replica.start();
        sentinel.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        requireNonNull(sentinel).close();
        requireNonNull(replica).close();
        requireNonNull(master).close();
    }

    public String host() {
        return HOST;
    }

    public int sentinelPort() {
        return sentinelPort;
    }

    public int masterPort() {
        return masterPort;
    }

    public int replicaPort() {
        return replicaPort;
    }

    /// Ends the first master as a crash would.
    public void killMaster() {
        requireNonNull(master).kill();
    }
}
