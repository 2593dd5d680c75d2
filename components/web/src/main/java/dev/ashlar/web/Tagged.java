package dev.ashlar.web;

import org.jspecify.annotations.Nullable;

/// A body that shows its own entity tag. Its answer gets the `ETag` header, and a request that has this tag already gets
/// 304.
public interface Tagged {
    /// The tag with its quotes.
    @Nullable String etag();
}
