package dev.ashlar.secrets.tasks;

import dev.ashlar.database.RecurringWork;
import dev.ashlar.database.RecurringWork.Rhythm;
import dev.ashlar.database.Turns;
import dev.ashlar.secrets.ports.Aging;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets every hour what is older than a year.
@Singleton
final class ForgettingTask implements RecurringWork.Work {
    private static final Rhythm RHYTHM = new Rhythm(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingTask.class);

    private final BeanProvider<Aging> aging;
    private final RecurringWork forgetting;

    ForgettingTask(BeanProvider<Aging> aging, BeanProvider<Turns> turns) {
        this.aging = aging;
        forgetting = new RecurringWork("secrets.forgetting", RHYTHM, turns::get, this);
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        forgetting.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        forgetting.stop();
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        LOG.debug("{} old events of secrets were forgotten", aging.get().forgetOld(goesOn));
    }
}
