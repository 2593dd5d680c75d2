package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
    @ParameterizedTest
    @CsvSource({"0, 20", "-1, 20", "1, 0", "1, -1", "-2147483648, -2147483648"})
    void thereIsNoSuchPage(int number, int size) {
        assertThatThrownBy(() -> new PageRequest(number, size))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 100, 0", "2, 20, 20", "2147483647, 100, 214748364600"})
    void countsWhatStandsBeforeThePage(int number, int size, long offset) {
        assertThat(new PageRequest(number, size).offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "1, 20, 1",
        "20, 20, 1",
        "21, 20, 2",
        "9223372036854775807, 1, 9223372036854775807"
    })
    void countsThePagesOfTheWholeList(long total, int size, long pages) {
        assertThat(new Page<>(List.of(), new PageRequest(1, size), total).totalPages())
                .isEqualTo(pages);
    }

    @Test
    void keepsItsItemsWhateverHappensToTheListItWasMadeFrom() {
        var items = new ArrayList<>(List.of("a"));
        var page = new Page<>(items, new PageRequest(1, 20), 1);

        items.clear();

        assertThat(page.items()).containsExactly("a");
    }

    @Test
    void turnsItemsIntoOthersAndKeepsOrderAndTotal() {
        var page = new Page<>(List.of("a", "bbb"), new PageRequest(2, 2), 4);

        assertThat(page.map(String::length))
                .isEqualTo(new Page<>(List.of(1, 3), new PageRequest(2, 2), 4));
    }
}
