package dev.slipway.process.guard;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/** A refusal in the two shapes whose status every route of the engine's REST API keeps. */
interface RefusedCommand {

    CommandRefused refused();

    /** This refusal as what the caller is thrown. */
    default RuntimeException exception() {
        return (RuntimeException) this;
    }

    static RuntimeException of(CommandRefused refused) {
        return refused.status() == Refusal.Kind.PERSON.status() ? new Person(refused) : new Request(refused);
    }

    /** 400, 404 and 409: the only kind that {@code /complete} and {@code /submit-form} do not turn into 500. */
    final class Request extends InvalidRequestException implements RefusedCommand {
        private static final long serialVersionUID = 1L;
        private final transient CommandRefused refused;

        private Request(CommandRefused refused) {
            super(Status.fromStatusCode(refused.status()), refused.text());
            this.refused = refused;
        }

        @Override
        public CommandRefused refused() {
            return refused;
        }
    }

    /** 403 on every route. */
    final class Person extends AuthorizationException implements RefusedCommand {
        private static final long serialVersionUID = 1L;
        private final transient CommandRefused refused;

        private Person(CommandRefused refused) {
            super(refused.text());
            this.refused = refused;
        }

        @Override
        public CommandRefused refused() {
            return refused;
        }
    }
}
