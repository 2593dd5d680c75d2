package dev.ashlar.authz.tasks;

import dev.ashlar.authz.ports.IndexCare;
import dev.ashlar.database.RecurringWork;
import dev.ashlar.database.RecurringWork.Rhythm;
import dev.ashlar.database.Turns;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Folds the tallies of the index and gathers totals every few seconds. When it fails no harm is done: totals are right all
/// the same.
@Singleton
final class FoldingTask implements RecurringWork.Work {
    private static final Rhythm RHYTHM = Rhythm.every(Duration.ofSeconds(5));

    private final BeanProvider<IndexCare> care;
    private final RecurringWork folding;

    FoldingTask(BeanProvider<IndexCare> care, BeanProvider<Turns> turns) {
        this.care = care;
        folding = new RecurringWork("authz.folding", RHYTHM, turns::get, this);
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        folding.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        folding.stop();
    }

    @Override
    public boolean isDue() {
        return care.get().needsFolding();
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        care.get().fold(goesOn);
    }
}
