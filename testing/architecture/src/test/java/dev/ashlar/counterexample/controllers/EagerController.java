package dev.ashlar.counterexample.controllers;

import java.sql.Connection;

/// A controller that asks the database itself.
public final class EagerController {
    private final Connection connection;

    EagerController(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String toString() {
        return connection.toString();
    }
}
