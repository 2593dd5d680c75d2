package dev.ashlar.jobs;

/// Something that a job could not make right, for [JobRun#failed]: its message is a sentence for operators, and is shown
/// as it is.
public final class LeftUndone extends Exception {
    private final String sentence;

    public LeftUndone(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
