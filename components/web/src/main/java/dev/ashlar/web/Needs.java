package dev.ashlar.web;

/// Who may call a route: the `x-caller` of its OpenAPI file.
public enum Needs {
    /// Anybody; nobody asks who it is.
    NONE,
    /// Anybody; what is answered may depend on who it is.
    OPTIONAL,
    /// Whoever brings a valid token.
    USER,
    /// Whoever's token carries the administrators' role.
    ADMIN
}
