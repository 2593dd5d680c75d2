package dev.ashlar.jobs;

/// How far a job is.
///
/// @param expected about how many records it will look at; zero as long as that is not known
public record Progress(String job, long looked, long expected, long changed, long failed) {}
