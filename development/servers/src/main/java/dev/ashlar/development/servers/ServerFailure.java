package dev.ashlar.development.servers;

/// Something that a developer must know or mend before a server can run. The message is one clear sentence for her.
public final class ServerFailure extends RuntimeException {
    public ServerFailure(String sentence) {
        super(sentence);
    }

    public ServerFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
