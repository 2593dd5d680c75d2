package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryPendingEventsTest extends PendingEventsContract {
    private final InMemoryPendingEvents events = new InMemoryPendingEvents();
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected PendingEvents pending() {
        return events;
    }

    @Override
    protected Outbox outbox() {
        return events;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
