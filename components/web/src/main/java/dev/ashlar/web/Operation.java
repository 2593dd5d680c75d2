package dev.ashlar.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the checks before a handler must know of its route; written by the generator from the OpenAPI file.
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    /// The `operationId`.
    String id();

    Needs needs();

    /// The names of the query parameters that the route declares.
    String[] query() default {};

    /// Whether a request without `If-Match` is refused.
    boolean ifMatch() default false;

    /// Whether the route takes a body.
    boolean body() default false;
}
