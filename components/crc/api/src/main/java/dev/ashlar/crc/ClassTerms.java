package dev.ashlar.crc;

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
}
