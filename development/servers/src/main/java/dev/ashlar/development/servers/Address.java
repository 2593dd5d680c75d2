package dev.ashlar.development.servers;

/// Where a server listens.
public record Address(String host, int port) {
    public static Address local(int port) {
        return new Address("127.0.0.1", port);
    }

    public String url() {
        return "http://localhost:" + port;
    }
}
