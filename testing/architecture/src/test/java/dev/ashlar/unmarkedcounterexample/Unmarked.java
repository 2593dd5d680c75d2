package dev.ashlar.unmarkedcounterexample;

/// Stands in a package that says nothing about null.
public record Unmarked(String name) {}
