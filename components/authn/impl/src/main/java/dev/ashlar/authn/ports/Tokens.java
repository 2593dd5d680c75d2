package dev.ashlar.authn.ports;

/// Reads tokens.
public interface Tokens {
    /// Takes a token apart without believing anything in it.
    ///
    /// @throws BadTokenException if it is not a token with an allowed algorithm and the name of its key
    ReadToken read(String text);
}
