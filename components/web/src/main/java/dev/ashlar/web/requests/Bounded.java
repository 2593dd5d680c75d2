package dev.ashlar.web.requests;

import java.util.regex.Pattern;

/// A pattern that a hostile text cannot keep busy: it gives up after a number of steps that no honest text needs, and
/// what it gives up on does not fit.
record Bounded(Pattern pattern) {
    private static final int STEPS = 20_000;
    private static final int STEPS_PER_CHARACTER = 50;

    /// Reads a pattern of an OpenAPI file. There `$` is the end of the text; in Java a line feed may follow it.
    static Pattern compile(String pattern) {
        var java = new StringBuilder();
        var inClass = false;
        for (int at = 0; at < pattern.length(); at++) {
            char character = pattern.charAt(at);
            if (character == '\\' && at + 1 < pattern.length()) {
                java.append(character).append(pattern.charAt(++at));
                continue;
            }
            inClass = character == '[' || (inClass && character != ']');
            java.append(character == '$' && !inClass ? "\\z" : Character.toString(character));
        }
        return Pattern.compile(java.toString());
    }

    /// Whether the pattern is found in the text.
    boolean fits(String text) {
        try {
            return pattern.matcher(new Counted(text, new int[] {budget(text)})).find();
        } catch (GivenUp | StackOverflowError _) {
            return false;
        }
    }

    private static int budget(String text) {
        return (int)
                Math.min(Integer.MAX_VALUE, STEPS + (long) STEPS_PER_CHARACTER * text.length());
    }

    /// A text that counts how often it is looked at.
    private record Counted(String text, int[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new GivenUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super(null, null, false, false);
        }
    }
}
