package dev.ashlar.jobs;

import org.jspecify.annotations.Nullable;

/// Why a job cannot go on, or not with one record: its message is a sentence for operators, without anything secret, and
/// is shown as it is. What a job may throw, where [LeftUndone] is what it may tell.
public class Hindrance extends RuntimeException {
    private final String sentence;

    public Hindrance(String sentence) {
        this(sentence, null);
    }

    public Hindrance(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public final String sentence() {
        return sentence;
    }
}
