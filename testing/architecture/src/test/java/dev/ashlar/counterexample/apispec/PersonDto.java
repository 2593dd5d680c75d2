package dev.ashlar.counterexample.apispec;

/// Stands for what is made from an OpenAPI file.
public record PersonDto(String name) {}
