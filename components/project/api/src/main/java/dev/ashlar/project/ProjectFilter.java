package dev.ashlar.project;

/// Which of the projects that somebody sees are wanted.
///
/// @param namespace the slug that a namespace has now, in any case of letters; empty for all namespaces
/// @param direct only those on which she herself has a role
public record ProjectFilter(String namespace, boolean direct) {}
