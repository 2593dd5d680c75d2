package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/// Refuses classes whose `package-info.java` lacks an annotation, or is missing.
final class StandInAPackageWith extends ArchCondition<JavaClass> {
    private final Class<? extends Annotation> annotation;

    StandInAPackageWith(Class<? extends Annotation> annotation) {
        super("stand in a package with @%s", annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(annotation)) {
            events.add(
                    SimpleConditionEvent.violated(
                            type,
                            "%s stands in a package without package-info.java or without @%s in it"
                                    .formatted(type.getName(), annotation.getSimpleName())));
        }
    }
}
