package dev.ashlar.messagequeue;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;

/// Where Redis is, and how the stream of events is kept there.
///
/// @param password empty where Redis asks for none
/// @param sentinel whether host and port are those of a Sentinel, which is asked where the master is
/// @param masterSet as the Sentinel calls it
/// @param maxLength about how many entries the stream keeps; 0: all
public record MessageQueueSettings(
        String host,
        int port,
        int database,
        Sensitive password,
        boolean sentinel,
        String masterSet,
        int maxLength) {
    public static MessageQueueSettings read(Settings settings) {
        return new MessageQueueSettings(
                settings.text("REDIS_HOST", "localhost", "the host of Redis, or of its Sentinel"),
                settings.port("REDIS_PORT", 6379, "the port of Redis, or of its Sentinel"),
                settings.integer("REDIS_DATABASE", 0, 0, 65_535, "the number of the database"),
                settings.secret("REDIS_PASSWORD", "", "the password of Redis"),
                settings.flag(
                        "REDIS_IS_SENTINEL", false, "whether a Sentinel is asked where Redis is"),
                settings.text("REDIS_MASTER_SET", "mymaster", "what the Sentinel calls Redis"),
                settings.integer(
                        "REDIS_STREAM_MAX_LENGTH",
                        0,
                        0,
                        Integer.MAX_VALUE,
                        "about how many events the stream keeps, 0 for all of them"));
    }
}
