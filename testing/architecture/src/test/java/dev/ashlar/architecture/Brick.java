package dev.ashlar.architecture;

import java.util.List;

/// One module of the workspace, as its pom describes it.
///
/// @param folder relative to the workspace, `components/users/impl` for example
/// @param pomLines how many lines its pom has
/// @param versions what its pom states as versions in plain figures, the parent's left out
record Brick(
        String folder,
        String artifact,
        String description,
        List<Dependency> dependencies,
        int pomLines,
        List<String> versions) {
    Brick {
        dependencies = List.copyOf(dependencies);
        versions = List.copyOf(versions);
    }

    /// One dependency of a brick.
    ///
    /// @param group `dev.ashlar` for bricks
    record Dependency(String group, String artifact, String scope) {
        boolean isBrick() {
            return group.equals("dev.ashlar");
        }

        boolean isForTests() {
            return scope.equals("test");
        }
    }

    /// `components`, `bases`, `projects`, `development` or `testing`.
    String area() {
        return folder.substring(0, folder.indexOf('/'));
    }

    /// The second part of the folder: the name that people use.
    String name() {
        return folder.split("/")[1];
    }

    boolean isComponent() {
        return area().equals("components");
    }

    boolean isApi() {
        return folder.endsWith("/api");
    }

    /// How a component is done, where what others may know stands in a module of its own.
    boolean isImpl() {
        return folder.endsWith("/impl");
    }

    /// The bricks that it needs outside its tests.
    List<String> needs() {
        return dependencies.stream()
                .filter(dependency -> dependency.isBrick() && !dependency.isForTests())
                .map(Dependency::artifact)
                .toList();
    }

    List<String> needsForTests() {
        return dependencies.stream()
                .filter(dependency -> dependency.isBrick() && dependency.isForTests())
                .map(Dependency::artifact)
                .toList();
    }

    /// The Maven name that a brick in this folder must have.
    String expectedArtifact() {
        String name = name().replace('_', '-');
        return switch (area()) {
            case "components", "testing" -> isApi() ? name + "-api" : name;
            case "bases" -> "base-" + name;
            case "projects" -> "app-" + name;
            case "development" -> "development-" + name;
            default -> throw new IllegalStateException("Nobody knows the area of " + folder);
        };
    }
}
