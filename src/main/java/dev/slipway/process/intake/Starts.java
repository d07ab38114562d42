package dev.slipway.process.intake;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Starts what a program asks for, once for each of its keys, under the same checks as a start in Tasklist. */
@Component
class Starts {

    private static final String KEY = "[\\x21-\\x7e]{1,128}";

    private final OwnSteps own;
    private final Requesters requesters;
    private final StartRequests requests;
    private final IdentityService identities;
    private final RepositoryService repository;
    private final FormService forms;

    Starts(
            OwnSteps own,
            Requesters requesters,
            StartRequests requests,
            IdentityService identities,
            RepositoryService repository,
            FormService forms) {
        this.own = own;
        this.requesters = requesters;
        this.requests = requests;
        this.identities = identities;
        this.repository = repository;
        this.forms = forms;
    }

    /** Returns the business key of what was started, now or by the same request before. */
    String start(String process, @Nullable String key, @Nullable String body) {
        try {
            return own.runAuthorized(() -> startOnce(process, key, body));
        } catch (DuplicateKeyException sameMoment) {
            return own.runAuthorized(() -> startOnce(process, key, body));
        }
    }

    private String startOnce(String process, @Nullable String key, @Nullable String text) {
        String login = login();
        if (key == null || !key.matches(KEY)) {
            throw Refusal.badRequest("The header 'Idempotency-Key' must have 1 to 128 visible characters, found "
                    + (key == null ? "none" : "'" + key + "'")
                    + "; send one that is the same whenever this very request is sent again.");
        }
        StartBody body = StartBody.parse(text);
        return requesters.naming(person(login, body), () -> {
            requesters.behind(login);
            return requests.started(login, key, body.digest(process))
                    .orElseGet(() -> startNew(process, login, key, body));
        });
    }

    private String startNew(String process, String login, String key, StartBody body) {
        requests.take(login, key, body.digest(process));
        ProcessDefinition newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        String started = forms.submitStartForm(newest.getId(), body.values()).getBusinessKey();
        requests.keep(login, key, started);
        return started;
    }

    /** A person stands for himself. */
    private @Nullable String person(String login, StartBody body) {
        String named = body.requestedBy();
        if (named != null && !named.equals(login) && !requesters.isPipeline(login)) {
            throw Refusal.forbidden("'requestedBy' is refused: you request for yourself, found '" + named
                    + "'. Leave it out, or let that person request it.");
        }
        return named;
    }

    private String login() {
        return Optional.ofNullable(identities.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElseThrow(() -> Refusal.forbidden("Start refused: nobody is logged in."));
    }
}
