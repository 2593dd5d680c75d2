package dev.ashlar.web;

/// Where an argument of a handler comes from.
public enum Place {
    CALLER,
    PATH,
    /// One query parameter.
    QUERY,
    /// All query parameters that the record names.
    QUERY_OBJECT,
    HEADER,
    BODY
}
