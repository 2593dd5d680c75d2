package dev.ashlar.web.requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// What nobody foresaw.
@Singleton
final class DefectHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private final Refusals refusals;

    DefectHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        return refusals.defect(failure);
    }
}
