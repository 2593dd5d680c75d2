package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The workspace that these tests stand in: its bricks, found by their folders, and what was compiled from them.
record Workspace(Path root, List<Brick> bricks) {
    private static final List<String> AREAS =
            List.of("bases", "components", "development", "projects", "testing");

    Workspace {
        bricks = List.copyOf(bricks);
    }

    static Workspace here() {
        Path found = above(Path.of("").toAbsolutePath());
        return new Workspace(
                found,
                AREAS.stream()
                        .flatMap(area -> pomsUnder(found.resolve(area)))
                        .map(pom -> Poms.read(found, pom))
                        .sorted(Comparator.comparing(Brick::folder))
                        .toList());
    }

    /// Everything that people wrote, compiled. What processors write beside it (`$…`) is nobody's style.
    JavaClasses classes() {
        List<Path> compiled =
                bricks.stream()
                        .map(brick -> root.resolve(brick.folder()).resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .toList();
        return new ClassFileImporter()
                .withImportOption(Workspace::isWrittenByPeople)
                .importPaths(compiled);
    }

    /// The components in two modules, as their packages are called: their root packages are what others may know.
    Set<String> componentsWithApi() {
        return bricks.stream()
                .filter(Brick::isApi)
                .map(brick -> brick.name().replace("_", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The files below `folder` whose name ends with `suffix`, what was built left out.
    List<Path> files(String folder, String suffix) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path above(Path folder) {
        if (Files.exists(folder.resolve("build/parent/pom.xml"))) {
            return folder;
        }
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IllegalStateException("These tests run inside the workspace only.");
        }
        return above(parent);
    }

    private static boolean isWrittenByPeople(Location location) {
        return !location.contains("/$");
    }

    private static Stream<Path> pomsUnder(Path area) {
        try (Stream<Path> all = Files.walk(area, 3)) {
            return all
                    .filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
