package dev.ashlar.chart;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who reaches whom under some network policies, as Kubernetes documents them: a pod that no policy selects is open; one
/// that is selected is closed but for what a rule allows; both ends must allow.
record Reach(List<NetworkPolicy> policies) {
    /// A pod, or a server outside of the cluster if it has an address.
    record Place(String namespace, Map<String, String> labels, String address) {
        static Place pod(String namespace, Map<String, String> labels) {
            return new Place(namespace, labels, "");
        }

        static Place outside(String address) {
            return new Place("", Map.of(), address);
        }

        boolean isPod() {
            return address.isEmpty();
        }
    }

    Reach {
        policies = List.copyOf(policies);
    }

    boolean reaches(Place from, Place to, int port) {
        return leaves(from, to, port) && enters(from, to, port);
    }

    private boolean leaves(Place from, Place to, int port) {
        var mine = selecting(from, "Egress");
        return mine.isEmpty()
                || mine.stream()
                        .flatMap(each -> each.getSpec().getEgress().stream())
                        .anyMatch(rule ->
                                isOneOf(rule.getPorts(), port) && isOneOf(rule.getTo(), to));
    }

    private boolean enters(Place from, Place to, int port) {
        var mine = selecting(to, "Ingress");
        return mine.isEmpty()
                || mine.stream()
                        .flatMap(each -> each.getSpec().getIngress().stream())
                        .anyMatch(rule ->
                                isOneOf(rule.getPorts(), port) && isOneOf(rule.getFrom(), from));
    }

    private List<NetworkPolicy> selecting(Place pod, String direction) {
        return policies.stream()
                .filter(each -> pod.isPod())
                .filter(each -> each.getMetadata().getNamespace().equals(pod.namespace()))
                .filter(each -> each.getSpec().getPolicyTypes().contains(direction))
                .filter(each -> fits(each.getSpec().getPodSelector(), pod.labels()))
                .toList();
    }

    private static boolean isOneOf(List<NetworkPolicyPort> ports, int port) {
        return ports.isEmpty()
                || ports.stream()
                        .filter(each -> "TCP".equals(each.getProtocol()))
                        .anyMatch(each -> Integer.valueOf(port).equals(each.getPort().getIntVal()));
    }

    private static boolean isOneOf(List<NetworkPolicyPeer> peers, Place place) {
        return peers.isEmpty() || peers.stream().anyMatch(each -> fits(each, place));
    }

    /// Policies of this chart are all in its namespace, so a peer without a namespace is there.
    private static boolean fits(NetworkPolicyPeer peer, Place place) {
        if (peer.getIpBlock() != null) {
            return peer.getIpBlock().getCidr().equals(place.address() + "/32");
        }
        var namespace = peer.getNamespaceSelector();
        return place.isPod()
                && (namespace == null
                        ? place.namespace().equals(Helm.NAMESPACE)
                        : fits(namespace, Map.of("kubernetes.io/metadata.name", place.namespace())))
                && fits(peer.getPodSelector(), place.labels());
    }

    private static boolean fits(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(each -> fits(each, labels));
    }

    private static boolean fits(LabelSelectorRequirement wanted, Map<String, String> labels) {
        var value = labels.get(wanted.getKey());
        return switch (wanted.getOperator()) {
            case "In" -> value != null && wanted.getValues().contains(value);
            case "NotIn" -> value == null || !wanted.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(wanted.getOperator());
        };
    }
}
