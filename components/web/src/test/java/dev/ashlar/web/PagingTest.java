package dev.ashlar.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {
    @Test
    void headersSayWhichPartOfTheListItIs() {
        var page = new Page<>(List.of("a", "b"), new PageRequest(3, 2), 7);

        var answer = Paging.answer(page);

        assertThat(answer.body()).containsExactly("a", "b");
        assertThat(answer.header("page")).isEqualTo("3");
        assertThat(answer.header("per-page")).isEqualTo("2");
        assertThat(answer.header("total")).isEqualTo("7");
        assertThat(answer.header("total-pages")).isEqualTo("4");
    }

    @Test
    void aListThatNobodyPagesIsGivenWhole() {
        assertThat(Paging.requestOrAll(null, null)).isEqualTo(PageRequest.unpaged());
    }

    @Test
    void oneOfTheTwoParametersIsEnoughToAskForAPage() {
        assertThat(Paging.requestOrAll(2, null)).isEqualTo(new PageRequest(2, 20));
        assertThat(Paging.requestOrAll(null, 5)).isEqualTo(new PageRequest(1, 5));
    }
}
