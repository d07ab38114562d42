package dev.slipway.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;

/** Creates the first administrator, so that the group of administrators is never empty and open to be claimed. */
class FirstAdministrator extends AbstractProcessEnginePlugin {

    private static final String REMEDY = "Set SLIPWAY_ADMIN_PASSWORD to at least 10 characters with an upper-case and"
            + " a lower-case letter, a digit and a special character, without the user's id or name, and start again.";

    private final Administration.Properties properties;

    FirstAdministrator(Administration.Properties properties) {
        this.properties = properties;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        IdentityService identities = engine.getIdentityService();
        if (identities.createUserQuery().memberOfGroup(Accounts.ADMINISTRATORS).count() > 0) {
            return;
        }
        create(identities);
    }

    private void create(IdentityService identities) {
        String password = properties.password();
        if (password == null || password.isBlank()) {
            throw new UnsafeStart("Nobody administers the users, and no password is given for the first one.", REMEDY);
        }
        User user = identities.newUser(properties.id());
        user.setFirstName("First");
        user.setLastName("Administrator");
        user.setPassword(password);
        if (!identities.checkPasswordAgainstPolicy(password, user).isValid()) {
            throw new UnsafeStart(
                    "The password for the first administrator '" + properties.id() + "' breaks the password policy.",
                    REMEDY);
        }
        new Accounts(identities).open(user, Accounts.ADMINISTRATORS);
    }
}
