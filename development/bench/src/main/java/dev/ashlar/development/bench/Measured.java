package dev.ashlar.development.bench;

/// What one case took at one size.
///
/// @param processors what all of its answers cost together
record Measured(Size size, Case asked, Figures figures, Processors processors) {
    double serviceMillis() {
        return processors.service().toNanos() / 1e6 / figures.answers();
    }

    double databaseMillis() {
        return processors.database().toNanos() / 1e6 / figures.answers();
    }
}
