package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void anAbsentFieldStaysAsItIs() {
        var change = new Change.Keep<String>();

        assertThat(change.applyTo("old")).isEqualTo("old");
        assertThat(change.applyTo(null)).isNull();
    }

    @Test
    void nullTakesTheValueAway() {
        var change = new Change.Clear<String>();

        assertThat(change.applyTo("old")).isNull();
        assertThat(change.applyTo(null)).isNull();
    }

    @Test
    void aValueReplacesTheOldOne() {
        var change = new Change.To<>("new");

        assertThat(change.applyTo("old")).isEqualTo("new");
        assertThat(change.applyTo(null)).isEqualTo("new");
    }
}
