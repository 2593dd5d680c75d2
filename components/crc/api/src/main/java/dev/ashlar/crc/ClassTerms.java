package dev.ashlar.crc;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/// What is said of a class.
///
/// @param isDefault what a session gets that asks for nothing else; one in each pool
/// @param tolerations keys of taints that do not keep its sessions from a node, each once
/// @param affinities labels that its nodes have, each once
public record ClassTerms(
        String name,
        Size size,
        boolean isDefault,
        List<String> tolerations,
        List<NodeAffinity> affinities) {
    public ClassTerms {
        tolerations = tolerations.stream().distinct().toList();
        affinities = affinities.stream().distinct().toList();
    }

    public ClassTerms with(ClassPatch patch) {
        return new ClassTerms(
                requireNonNullElse(patch.name(), name),
                size.with(patch.size()),
                requireNonNullElse(patch.isDefault(), isDefault),
                requireNonNullElse(patch.tolerations(), tolerations),
                requireNonNullElse(patch.affinities(), affinities));
    }

    public ClassTerms withoutTolerations() {
        return new ClassTerms(name, size, isDefault, List.of(), affinities);
    }

    public ClassTerms withoutAffinities() {
        return new ClassTerms(name, size, isDefault, tolerations, List.of());
    }
}
