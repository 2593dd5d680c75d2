package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Left out where `make cluster` has not been run.
class RealClusterIT {
    private static final String RELEASE = "the-release";
    private static final String SESSIONS = "the-sessions";
    private static final long PATIENCE_SECONDS = 60;
    private static final int FORBIDDEN = 403;

    @TempDir static Path folder;

    private static Workshop workshop;
    private static RealCluster cluster;
    private static KubernetesClient administrator;

    @BeforeAll
    static void start() throws IOException {
        workshop = Workshop.in(folder);
        assumeTrue(ClusterProgram.of(workshop.places()).built(), "make cluster has not been run");
        cluster =
                new RealCluster(
                        workshop.places(),
                        Workshop.freePort(),
                        Postgres.Durability.THROWAWAY,
                        workshop.guard());
        cluster.start();
        administrator = client(RealCluster.administrator(workshop.places()));
        try (var rights = rights()) {
            rights.give();
        }
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            administrator.close();
            cluster.stop();
        }
        workshop.close();
    }

    @Test
    void objectsAndTokensOutliveACrash() {
        var kept = administrator.resource(secret(SESSIONS, "kept")).create();
        var hers = ClusterFolder.of(workshop.places());

        cluster.all().forEach(server -> workshop.crash(server.name()));
        var key = text(hers.signingKey());
        cluster.start();

        administrator.close();
        administrator = client(RealCluster.administrator(workshop.places()));
        assertThat(administrator.resource(kept).get()).isEqualTo(kept);
        assertThat(text(hers.signingKey())).isEqualTo(key);
        try (var rights = rights()) {
            rights.give();
        }
    }

    @Test
    void aProgramMayDoWhatTheChartGrantsAndNoMore() {
        try (var service = as("secrets_storage_api")) {
            service.resource(secret(SESSIONS, "delivered")).create();

            assertRefused(() -> service.resource(secret(SESSIONS, "delivered")).get());
            assertRefused(() -> service.resource(secret(RELEASE, "delivered")).create());
            assertRefused(() -> service.resource(map("a-map")).create());
        }
    }

    @Test
    void whatTheChartGrantedOnceIsTakenAwayWithTheNextStart() {
        for (var role : administrator.rbac().roles().inNamespace(SESSIONS).list().getItems()) {
            role.getRules().forEach(rule -> rule.setVerbs(List.of("*")));
            administrator.resource(role).update();
        }

        try (var rights = rights()) {
            rights.give();
        }

        try (var service = as("secrets_storage_api")) {
            assertRefused(() -> service.secrets().inNamespace(SESSIONS).list());
        }
    }

    @Test
    void whatHasLostItsOwnerGoes() {
        var owner = administrator.resource(map("owner")).create();
        var owned = secret(SESSIONS, "owned");
        owned.getMetadata()
                .setOwnerReferences(
                        List.of(
                                new OwnerReferenceBuilder()
                                        .withApiVersion("v1")
                                        .withKind("ConfigMap")
                                        .withName("owner")
                                        .withUid(owner.getMetadata().getUid())
                                        .build()));
        administrator.resource(owned).create();

        administrator.resource(owner).delete();

        administrator
                .resource(owned)
                .waitUntilCondition(Objects::isNull, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whoIsNotTheOwnerReadsNothing() throws IOException {
        var home = ClusterFolder.of(workshop.places()).path();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    private static ClusterRights rights() {
        return new ClusterRights(
                workshop.places(),
                RealCluster.administrator(workshop.places()),
                RealCluster.accounts(workshop.places()),
                RELEASE,
                SESSIONS);
    }

    private static KubernetesClient as(String program) {
        return client(ClusterRights.kubeconfig(RealCluster.accounts(workshop.places()), program));
    }

    private static KubernetesClient client(Path kubeconfig) {
        var config = Config.fromKubeconfig(new File(kubeconfig.toString()));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void assertRefused(Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(FORBIDDEN));
    }

    private static Secret secret(String namespace, String name) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
    }

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(SESSIONS)
                .withName(name)
                .endMetadata()
                .build();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
