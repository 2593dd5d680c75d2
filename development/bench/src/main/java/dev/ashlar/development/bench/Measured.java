package dev.ashlar.development.bench;

/// What one case took at one size.
record Measured(Size size, Case asked, Figures figures) {}
