package dev.ashlar.k8s;

import dev.ashlar.kernel.Settings;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Where the cluster is, and where in it this program may write.
///
/// @param master the address of an API that asks for no credentials; empty if there is none
/// @param kubeconfig a file that says where the cluster is and who asks; empty for the pod's own service account
/// @param namespaces those in which Secrets may be written
/// @param quotas the namespace in which quotas are kept: that of the sessions that they are for; empty for none
public record KubernetesSettings(
        String master, String kubeconfig, Set<String> namespaces, String quotas) {
    private static final String MASTER = "KUBERNETES_MASTER";
    private static final String KUBECONFIG = "KUBECONFIG";
    private static final String NAMESPACES = "KUBERNETES_NAMESPACE";
    private static final String QUOTAS = "K8S_NAMESPACE";
    private static final String ANY = "default";
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public KubernetesSettings {
        namespaces = Set.copyOf(namespaces);
    }

    /// For who writes Secrets; of quotas it knows nothing.
    public static KubernetesSettings read(Settings settings) {
        return new KubernetesSettings(
                master(settings), kubeconfig(settings), namespaces(settings), "");
    }

    /// For who keeps quotas; it may write Secrets nowhere.
    public static KubernetesSettings readForQuotas(Settings settings) {
        return new KubernetesSettings(
                master(settings), kubeconfig(settings), Set.of(), quotas(settings));
    }

    private static String master(Settings settings) {
        return settings.address(
                MASTER,
                "",
                "the address of a Kubernetes API that asks for no credentials",
                "http://localhost:8080");
    }

    private static String kubeconfig(Settings settings) {
        var meaning = "the kubeconfig file; without it, the service account of the pod counts";
        var file = settings.text(KUBECONFIG, "", meaning);
        if (!file.isEmpty()) {
            settings.file(KUBECONFIG, "", "a kubeconfig file");
        }
        return file;
    }

    private static Set<String> namespaces(Settings settings) {
        var named = new LinkedHashSet<String>();
        Arrays.stream(
                        settings.text(
                                        NAMESPACES,
                                        ANY,
                                        "the namespaces of sessions, with commas between them; Secrets are"
                                                + " written nowhere else")
                                .split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(named::add);
        if (named.isEmpty()) {
            settings.report(NAMESPACES + " names no namespace: it must name at least one.");
        }
        named.stream()
                .filter(name -> !NAMESPACE.matcher(name).matches())
                .forEach(name -> settings.report(cannotBe(NAMESPACES, name)));
        return named;
    }

    private static String quotas(Settings settings) {
        var meaning = "the namespace of quotas: that of the sessions that they are for";
        var name = settings.text(QUOTAS, ANY, meaning).strip();
        if (!NAMESPACE.matcher(name).matches()) {
            settings.report(cannotBe(QUOTAS, name));
        }
        return name;
    }

    private static String cannotBe(String setting, String name) {
        return "%s names \"%s\", which cannot be a namespace: 1 to 63 of a-z, 0-9 and -."
                .formatted(setting, name);
    }
}
