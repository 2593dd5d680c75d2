package dev.ashlar.development.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `make cluster` builds: the parts of a cluster in one program.
record ClusterProgram(Path program, Path helm) {
    static ClusterProgram of(Places places) {
        return new ClusterProgram(
                places.cache().resolve("cluster/cluster"), places.cache().resolve("helm/helm"));
    }

    boolean built() {
        return Files.isExecutable(program) && Files.isExecutable(helm);
    }

    List<String> part(String name, List<String> flags) {
        var command = new ArrayList<>(List.of(program.toString(), name));
        command.addAll(flags);
        return command;
    }
}
