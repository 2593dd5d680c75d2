package dev.ashlar.counterexample.repositories;

import dev.ashlar.counterexample.apispec.PersonDto;
import dev.ashlar.counterexample.controllers.EagerController;
import dev.ashlar.kernel.UnitOfWork;

/// A store that opens transactions and answers requests.
final class MeddlingStore {
    private final UnitOfWork unitOfWork;
    private final EagerController controller;

    MeddlingStore(UnitOfWork unitOfWork, EagerController controller) {
        this.unitOfWork = unitOfWork;
        this.controller = controller;
    }

    PersonDto find() {
        return unitOfWork.run(() -> new PersonDto(controller.toString()));
    }
}
