package dev.ashlar.development.servers;

/// Between two looks at something that another process does.
final class Pause {
    private static final long MILLISECONDS = 50;

    private Pause() {}

    static void shortly() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Waiting was interrupted.", e);
        }
    }
}
