package dev.ashlar.database.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.OutboxTable.Entry;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import java.util.List;

final class JdbcOutbox implements Outbox {
    private final OutboxTable table;

    JdbcOutbox(OutboxTable table) {
        this.table = table;
    }

    @Override
    public void appendAll(List<? extends DomainEvent> events) {
        table.appendAll(events.stream().map(JdbcOutbox::entry).toList());
    }

    private static Entry entry(DomainEvent event) {
        if (!(event instanceof Record payload)) {
            throw new IllegalArgumentException("%s is not a record".formatted(event.type()));
        }
        return new Entry(
                Channel.EVENTS, event.aggregateId(), event.type(), payload, event.occurredAt());
    }
}
