package dev.ashlar.k8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.GpuKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others wrote on a quota does not keep it from being followed.
class QuotaObjectTest {
    private static final ClusterQuota QUOTA =
            new ClusterQuota("a", "us", 1, 1, 0, GpuKind.NVIDIA, 7);

    @Test
    void theRevisionIsReadAsItWasWritten() {
        assertThat(QuotaObject.read(QuotaObject.whole("somewhere", QUOTA))).isEqualTo(QUOTA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775808", "seven", ""})
    void aRevisionThatNoRecordCanHaveIsNone(String said) {
        var written = QuotaObject.whole("somewhere", QUOTA);
        written.getMetadata().setAnnotations(Map.of("ashlar-revision", said));

        assertThat(QuotaObject.read(written).revision()).isZero();
    }
}
