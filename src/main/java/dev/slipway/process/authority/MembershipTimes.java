package dev.slipway.process.authority;

import dev.slipway.approval.RoleMemberships;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down, with each new member of a group, since when he is one; whoever adds him, by whichever way. */
@Component
class MembershipTimes extends AbstractProcessEnginePlugin {

    private final ObjectProvider<RoleMemberships> memberships;
    private final Clock clock;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    MembershipTimes(ObjectProvider<RoleMemberships> memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (engine.getIdentityProviderSessionFactory() != null) {
            throw new IllegalStateException("The engine has another provider of identities, which would not tell since"
                    + " when people hold their roles. Take it out of the configuration.");
        }
        engine.setIdentityProviderSessionFactory(new People());
    }

    /** Opens the engine's own people, with the time of each new membership kept beside them. */
    private final class People implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TimedPeople.class;
        }

        @Override
        public Session openSession() {
            return new TimedPeople();
        }
    }

    /** The engine's own people. */
    private final class TimedPeople extends DbIdentityServiceProvider {

        @Override
        public IdentityOperationResult createMembership(String person, String group) {
            IdentityOperationResult result = super.createMembership(person, group);
            memberships.getObject().gained(ids.get(), person, group, clock.instant());
            return result;
        }
    }
}
