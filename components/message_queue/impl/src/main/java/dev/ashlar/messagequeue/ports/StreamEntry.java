package dev.ashlar.messagequeue.ports;

/// An event as it stands in the stream. Entries are told apart by their ids.
///
/// @param id 32 hexadecimal digits, the same whenever the same event is sent
/// @param headers a JSON object
/// @param payload Avro binary, without a schema
@SuppressWarnings("ArrayRecordComponent") // Made once and read once, on the way to Redis.
public record StreamEntry(String id, String headers, byte[] payload) {}
