package dev.ashlar.web;

import io.micronaut.core.bind.annotation.Bindable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says where an argument of a generated interface comes from. It is filled in after all checks of the request.
@Inherited
@Bindable
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface From {
    Place value();

    /// The name on the wire.
    String name() default "";

    /// The pattern that a text in the path must fit; a path that does not is not found.
    String form() default "";
}
