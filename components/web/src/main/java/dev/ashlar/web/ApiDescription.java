package dev.ashlar.web;

/// The OpenAPI description of everything that this program serves.
public interface ApiDescription {
    /// One document of all components, as JSON in UTF-8.
    byte[] merged();
}
