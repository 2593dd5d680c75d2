package dev.ashlar.k8s.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/// The JDK's HTTP client without the part that writes headers and bodies, tokens and Secrets, into the log at TRACE. It
/// counts its requests.
final class QuietHttpClients implements HttpClient.Factory {
    private static final String LOGGING = "HttpLogging";
    private static final String COUNTING = "ashlar-count";

    private final HttpClient.Factory jdk = new JdkHttpClientFactory();
    private final RequestMeter requests;

    QuietHttpClients(RequestMeter requests) {
        this.requests = requests;
    }

    @Override
    @SuppressWarnings("NullAway") // The builder takes null for: without it.
    public HttpClient.Builder newBuilder() {
        var builder = jdk.newBuilder();
        builder.addOrReplaceInterceptor(LOGGING, null);
        builder.addOrReplaceInterceptor(COUNTING, requests);
        return builder;
    }
}
