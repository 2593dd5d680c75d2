package dev.ashlar.crc.tasks;

import dev.ashlar.crc.ports.QuotaCare;
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

/// Makes the cluster follow quotas whose requests could not: it was away, or the program ended in between.
@Singleton
final class FollowingTask implements RecurringWork.Work {
    private static final Rhythm RHYTHM = Rhythm.every(Duration.ofSeconds(1));

    private final BeanProvider<QuotaCare> care;
    private final RecurringWork following;

    FollowingTask(BeanProvider<QuotaCare> care, BeanProvider<Turns> turns) {
        this.care = care;
        following = new RecurringWork("crc.following", RHYTHM, turns::get, this);
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        following.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        following.stop();
    }

    @Override
    public boolean isDue() {
        return care.get().isDue();
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        care.get().followDue(goesOn);
    }
}
