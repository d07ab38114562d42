package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The group of administrators is never left empty, and its first member has a password worth the name. */
class FirstAdministratorTests {

    private static final String GOOD_PASSWORD = "Xk7!wq9Zp#2v";

    private ProcessEngine engine;

    @BeforeEach
    void startAnEngine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:first-administrator");
        // a name of its own: the engine called default belongs to the application of the other tests
        configuration.setProcessEngineName("firstAdministrator");
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9._@-]+");
        configuration.setEnablePasswordPolicy(true);
        configuration.setEnforceHistoryTimeToLive(false);
        engine = configuration.buildProcessEngine();
    }

    @AfterEach
    void stopTheEngine() {
        engine.close();
    }

    @Test
    void isCreatedOnce() {
        administrator(GOOD_PASSWORD).postProcessEngineBuild(engine);
        administrator(null).postProcessEngineBuild(engine);
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Accounts.ADMINISTRATORS)
                        .list())
                .extracting("id")
                .containsExactly("root");
        assertThat(engine.getIdentityService().checkPassword("root", GOOD_PASSWORD))
                .isTrue();
    }

    @Test
    void needsAPassword() {
        assertThatThrownBy(() -> administrator(null).postProcessEngineBuild(engine))
                .isInstanceOf(UnsafeStart.class)
                .hasMessageContaining("no password is given");
    }

    @Test
    void needsAStrongPassword() {
        assertThatThrownBy(() -> administrator("admin").postProcessEngineBuild(engine))
                .isInstanceOf(UnsafeStart.class)
                .hasMessageContaining("breaks the password policy");
    }

    private static FirstAdministrator administrator(@Nullable String password) {
        return new FirstAdministrator(new Administration.Properties("root", password));
    }
}
