package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class UnprotectedKeyTests {

    @Test
    void onlyTheSampleSignsWithAKeyThatIsNotLocked() {
        assertThatThrownBy(() -> start("", "production"))
                .isInstanceOf(UnprotectedKey.class)
                .hasMessageContaining("ledger.p12, has no password");
        assertThatThrownBy(() -> start("", "postgres")).isInstanceOf(UnprotectedKey.class);
        assertThatCode(() -> start("secret", "production")).doesNotThrowAnyException();
        assertThatCode(() -> start("", "sample")).doesNotThrowAnyException();
    }

    private static void start(String password, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        UnprotectedKey.refuse(
                new LedgerProperties("ledger.example", Path.of("ledger.p12"), password, Path.of("anchor"), null, ""),
                environment);
    }
}
