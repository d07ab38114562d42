package dev.slipway.access;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that holds a user of the sample or a password that everybody knows. */
@Component
@Profile("!sample")
class UnsafeAccounts implements SmartInitializingSingleton {

    private static final List<String> KNOWN_PASSWORDS = List.of("admin", "demo", "camunda", "password", "slipway");

    private static final String REMEDY = "Start with an empty data folder or database (slipway.data,"
            + " spring.datasource.url), or start once with the profile 'sample', delete these users in Admin as 'admin',"
            + " give that one a password of its own, and start again.";

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;

    UnsafeAccounts(IdentityService identities, ProcessEngineConfigurationImpl engine) {
        this.identities = identities;
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unsafe = identities.createUserQuery().unlimitedList().stream()
                .map(UserEntity.class::cast)
                .filter(user -> isOfTheSample(user.getId()) || hasKnownPassword(user))
                .map(UserEntity::getId)
                .toList();
        if (!unsafe.isEmpty()) {
            throw new UnsafeStart(
                    "Only the profile 'sample' may run with users of the sample or with default passwords; the database"
                            + " holds " + String.join(", ", unsafe) + ".",
                    REMEDY);
        }
    }

    /** Nobody is called like a role: such an account is shared, and a shared account proves nothing. */
    private static boolean isOfTheSample(String userId) {
        return Arrays.stream(Role.values()).map(Role::id).anyMatch(id -> userId.equals(id) || userId.equals(id + "-2"));
    }

    /** Compared here and not by a login, which would count as a failed one and slow the person down. */
    private boolean hasKnownPassword(UserEntity user) {
        return Stream.concat(KNOWN_PASSWORDS.stream(), Stream.of(user.getId()))
                .map(password -> EncryptionUtil.saltPassword(password, user.getSalt()))
                .anyMatch(salted -> engine.getPasswordManager().check(salted, user.getPassword()));
    }
}
