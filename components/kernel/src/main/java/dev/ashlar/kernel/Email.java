package dev.ashlar.kernel;

/// An e-mail address as Keycloak knows it; not checked further, at most 320 characters are kept.
public record Email(String value) {
    private static final int LONGEST = 320;

    public Email {
        if (value.length() > LONGEST) {
            // Half a surrogate pair is no text that a database takes.
            var end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            value = value.substring(0, end);
        }
    }

    /// What stands before the `@`; all of it where there is none.
    public String localPart() {
        int at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    @Override
    public String toString() {
        return value;
    }
}
