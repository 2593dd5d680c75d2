package dev.ashlar.namespace;

import dev.ashlar.kernel.Slug;
import org.jspecify.annotations.Nullable;

/// A group that somebody wants to make.
public record GroupDraft(String name, Slug slug, @Nullable String description) {}
