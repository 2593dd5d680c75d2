package dev.ashlar.chart;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that render the chart: where Helm is not built they are left out and say so.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsHelm.Condition.class)
@interface NeedsHelm {
    /// Looks for the program, and says once that it is not there.
    final class Condition implements ExecutionCondition {
        private static final String ABSENT =
                "Helm is not built here: make chart builds it, where Go is, and checks the chart.";
        private static final AtomicBoolean SAID = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Helm.isBuilt()) {
                return ConditionEvaluationResult.enabled("Helm is built");
            }
            if (SAID.compareAndSet(false, true)) {
                System.out.println("  -- " + ABSENT);
            }
            return ConditionEvaluationResult.disabled(ABSENT);
        }
    }
}
