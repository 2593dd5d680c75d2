package dev.ashlar.keycloak.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryMarksTest extends MarksContract {
    private final InMemoryMarks marks = new InMemoryMarks();

    @Override
    protected Marks marks() {
        return marks;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return new FakeUnitOfWork();
    }
}
