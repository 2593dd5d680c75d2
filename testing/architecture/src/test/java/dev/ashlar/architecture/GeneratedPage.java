package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page that is made from the code and committed, so that it can be read without building anything.
///
/// @param path from the workspace's root
record GeneratedPage(String path, String text) {
    private static final boolean WRITING = Boolean.getBoolean("ashlar.docs.write");

    /// Fails when the page is stale; with `make docs` it is written anew instead.
    void isFresh() throws IOException {
        Path page = Workspace.here().root().resolve(path);
        if (WRITING) {
            Files.createDirectories(page.resolveSibling("."));
            Files.writeString(page, text);
        }
        assertThat(page).as("%s is stale: run make docs and commit it", path).hasContent(text);
    }
}
