package dev.ashlar.web.controllers;

import dev.ashlar.kernel.HealthProbe;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// What whoever runs the service asks it, at the root of its port.
@Controller("/")
final class OperationsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;
    private final AtomicBoolean measuresItself = new AtomicBoolean();

    OperationsController(List<HealthProbe> probes, PrometheusMeterRegistry meters) {
        this.readiness = new Readiness(probes);
        this.meters = meters;
    }

    @Get(value = "/health/live", produces = "*/*")
    HttpResponse<Map<String, Object>> live() {
        return HttpResponse.ok(Map.of("status", "live"));
    }

    @Get(value = "/health/ready", produces = "*/*")
    HttpResponse<Map<String, Object>> ready() {
        var found = readiness.ask();
        return HttpResponse.<Map<String, Object>>status(
                        found.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(found.shown());
    }

    @Get(value = "/metrics", produces = "*/*")
    HttpResponse<byte[]> metrics() {
        if (measuresItself.compareAndSet(false, true)) {
            List.<MeterBinder>of(
                            new JvmMemoryMetrics(),
                            new JvmThreadMetrics(),
                            new JvmGcMetrics(),
                            new ClassLoaderMetrics(),
                            new ProcessorMetrics(),
                            new UptimeMetrics())
                    .forEach(it -> it.bindTo(meters));
        }
        return HttpResponse.ok(meters.scrape().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", TEXT);
    }
}
