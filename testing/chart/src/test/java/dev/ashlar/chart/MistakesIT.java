package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever gives wrong values hears what is wrong, before anything reaches the cluster.
@NeedsHelm
final class MistakesIT {
    @Test
    void allThatIsMissingIsSaidAtOnce() {
        var said = Helm.templateOfNothing();

        assertThat(said.code()).isNotZero();
        assertThat(said.errors())
                .contains(
                        "database.host is not set: it must give the host of PostgreSQL.",
                        "database.password.name is not set",
                        "keycloak.url is not set",
                        "keycloak.clientId is not set",
                        "keycloak.clientSecret.name is not set",
                        "spicedb.host is not set",
                        "spicedb.presharedKey.name is not set",
                        "redis.host is not set",
                        "keys.encryption.name is not set",
                        "keys.servicePublic.name is not set",
                        "keys.servicePrivate.name is not set",
                        "sessions.namespaces is not set",
                        "image.tag is not set, nor dataApi.image.tag");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    image.tag=latest                       | A tag is latest
                    fullnameOverride=1st                   | The objects would be called 1st-
                    fullnameOverride=a.b                   | The objects would be called a.b-
                    dataApi.drainSeconds=0                 | '/dataApi/drainSeconds'
                    sessions.namespaces={ashlar}           | sessions.podSelector is not set
                    serviceMonitor.enabled=true            | networkPolicy.metricsFrom is not set
                    ingress.enabled=true                   | ingress.host is not set
                    databse.host=db                        | additional properties 'databse' not allowed
                    dataApi.settings.LOG_LEVL=info         | additional properties 'LOG_LEVL' not allowed
                    dataApi.settings.DB_PASSWORD=hunter2   | additional properties 'DB_PASSWORD' not allowed
                    dataApi.settings.MAX_BODY_BYTES=12     | '/dataApi/settings/MAX_BODY_BYTES'
                    dataApi.replicas=0                     | '/dataApi/replicas'
                    dataApi.replicas=two                   | '/dataApi/replicas'
                    dataApi.podLabels.app\\.kubernetes\\.io/name=x | invalid propertyName 'app.kubernetes.io/name'
                    pods.user=0                            | '/pods/user'
                    database.port=70000                    | '/database/port'
                    keycloak.url=keycloak.example.org      | '/keycloak/url'
                    sessions.namespaces={Sessions}         | '/sessions/namespaces/0'
                    keys.servicePrivate.name=              | keys.servicePrivate.name is not set
                    log.level=loud                         | '/log/level'
                    backgroundJobs.short.schedule=often    | '/backgroundJobs/short/schedule'
                    dataApi.disruption.maxUnavailable=0    | '/dataApi/disruption/maxUnavailable'
                    """)
    void aWrongValueIsNamed(String value, String named) {
        var said = Helm.template("minimal", "--set", value);

        assertThat(said.code()).isNotZero();
        assertThat(said.errors()).contains(named);
    }
}
