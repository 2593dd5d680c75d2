package dev.ashlar.secrets.controllers;

import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.apispec.SessionSecretSlotDto;

/// How slots look on the wire.
final class SlotDtos {
    private SlotDtos() {}

    static SessionSecretSlotDto dto(SessionSecretSlot slot) {
        return new SessionSecretSlotDto(
                slot.id(),
                slot.project(),
                slot.name(),
                slot.description(),
                slot.filename(),
                slot.etag().value());
    }
}
