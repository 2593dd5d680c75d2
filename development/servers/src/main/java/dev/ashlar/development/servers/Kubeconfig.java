package dev.ashlar.development.servers;

/// Says where a cluster is and who asks.
///
/// @param certificates by which the cluster is known, in base64; empty where everybody knows it
/// @param token empty for somebody whom the cluster does not know
record Kubeconfig(String url, String certificates, String token, String namespace) {
    String text() {
        return """
        apiVersion: v1
        kind: Config
        current-context: cluster
        contexts:
          - name: cluster
            context: {cluster: cluster, user: account, namespace: "%s"}
        clusters:
          - name: cluster
            cluster:
              server: "%s"
              %s
        users:
          - name: account
            user: {%s}
        """
                .formatted(
                        namespace,
                        url,
                        line("certificate-authority-data", certificates),
                        line("token", token));
    }

    private static String line(String name, String value) {
        return value.isEmpty() ? "" : "%s: \"%s\"".formatted(name, value);
    }
}
