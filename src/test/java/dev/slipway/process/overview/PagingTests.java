package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long lists come in parts of fifty. */
class PagingTests {

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 0, 0",
        "1, 50, 1, 1, 50",
        "2, 50, 1, 1, 50",
        "2, 51, 2, 51, 51",
        "-7, 120, 1, 1, 50",
        "99, 120, 3, 101, 120",
        "2147483647, 120, 3, 101, 120"
    })
    void givesTheNearestPartThatThereIs(int wanted, int total, int number, int from, int to) {
        Paging paging = Paging.of(wanted, total);
        assertThat(paging.number()).isEqualTo(number);
        assertThat(paging.from()).isEqualTo(from);
        assertThat(paging.to()).isEqualTo(to);
        assertThat(paging.isFirst()).isEqualTo(number == 1);
        assertThat(paging.isLast()).isEqualTo(to == total);
    }
}
