package dev.ashlar.project;

import dev.ashlar.kernel.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people say about a project.
///
/// @param name 1 to 99 characters
/// @param description up to 500 characters; an empty one is none
/// @param repositories addresses in the order in which they were given, without blanks around them
/// @param keywords in the order in which they were given
/// @param documentation Markdown, up to 5,000 characters; lists leave it out
/// @param secretsMountDirectory where sessions find secrets; an empty one is the usual one
/// @param isTemplate whether it is meant to be copied
public record ProjectDetails(
        String name,
        @Nullable String description,
        Visibility visibility,
        List<String> repositories,
        List<String> keywords,
        @Nullable String documentation,
        String secretsMountDirectory,
        boolean isTemplate) {
    public static final String USUAL_MOUNT_DIRECTORY = "/secrets";

    public ProjectDetails {
        description = description == null || description.isEmpty() ? null : description;
        repositories = repositories.stream().map(String::strip).toList();
        keywords = List.copyOf(keywords);
        secretsMountDirectory =
                secretsMountDirectory.isEmpty() ? USUAL_MOUNT_DIRECTORY : secretsMountDirectory;
    }
}
