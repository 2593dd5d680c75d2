package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Refuses every use of another component's sub-package.
final class KnowNeighboursByTheirRootPackage extends ArchCondition<JavaClass> {
    private static final String ROOT = "dev.ashlar.";

    KnowNeighboursByTheirRootPackage() {
        super("know neighbours by their root package only");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass();
            if (isInside(target)
                    && !Allowances.shown(target)
                    && !componentOf(target).equals(componentOf(type))) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    private static boolean isInside(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) && name.indexOf('.', ROOT.length()) > 0;
    }

    private static String componentOf(JavaClass type) {
        String name = type.getPackageName();
        int end = name.indexOf('.', ROOT.length());
        return end < 0 ? name : name.substring(0, end);
    }
}
