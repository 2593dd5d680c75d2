package dev.ashlar.k8s.fabric8;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what the cluster is asked, watches included.
final class RequestMeter implements Interceptor {
    private final Counter requests;

    RequestMeter(MeterRegistry meters) {
        requests =
                Counter.builder("kubernetes.requests")
                        .description("Requests to Kubernetes.")
                        .register(meters);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        requests.increment();
    }
}
