package dev.ashlar.counterexample.repositories;

/// Data with a class around them.
final class PersonRow {
    private final String name;

    PersonRow(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
