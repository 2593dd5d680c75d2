package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.ProblemException;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Green while SpiceDB answers and knows all relations; without it reading goes on.
@Singleton
@Named("spicedb")
final class SpiceDbProbe implements HealthProbe {
    private final BeanProvider<RelationCopy> copy;

    SpiceDbProbe(BeanProvider<RelationCopy> copy) {
        this.copy = copy;
    }

    @Override
    public String name() {
        return "spicedb";
    }

    @Override
    public boolean critical() {
        return false;
    }

    @Override
    public boolean answers() {
        try {
            return copy.get().isComplete();
        } catch (ProblemException | StatusRuntimeException _) {
            return false;
        }
    }
}
