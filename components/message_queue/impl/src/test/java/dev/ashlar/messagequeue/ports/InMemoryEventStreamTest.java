package dev.ashlar.messagequeue.ports;

import java.util.List;

class InMemoryEventStreamTest extends EventStreamContract {
    private final InMemoryEventStream stream = new InMemoryEventStream();

    @Override
    protected EventStream stream() {
        return stream;
    }

    @Override
    protected List<String> ids() {
        return stream.ids();
    }
}
