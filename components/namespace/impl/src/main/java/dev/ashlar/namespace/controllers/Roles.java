package dev.ashlar.namespace.controllers;

import dev.ashlar.kernel.Role;
import dev.ashlar.namespace.apispec.GroupRoleDto;

/// Roles on the wire.
final class Roles {
    private Roles() {}

    static Role read(GroupRoleDto role) {
        return switch (role) {
            case OWNER -> Role.OWNER;
            case EDITOR -> Role.EDITOR;
            case VIEWER -> Role.VIEWER;
        };
    }

    static GroupRoleDto write(Role role) {
        return switch (role) {
            case OWNER -> GroupRoleDto.OWNER;
            case EDITOR -> GroupRoleDto.EDITOR;
            case VIEWER -> GroupRoleDto.VIEWER;
        };
    }
}
