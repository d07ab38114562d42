package dev.slipway.process;

import dev.slipway.process.guard.TaskReturns;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Frees a claimed task over HTTP: its claimant gives it back, who is accountable releases it. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskRoutes {

    private final TaskReturns returns;

    TaskRoutes(TaskReturns returns) {
        this.returns = returns;
    }

    /** Why a request was refused. */
    record Message(String message) {}

    @PostMapping("/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable("id") String id) {
        returns.giveBack(id);
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable("id") String id) {
        returns.release(id);
    }

    @ExceptionHandler
    ResponseEntity<Message> refused(RestException refusal) {
        return answer(refusal.getStatus().getStatusCode(), refusal);
    }

    @ExceptionHandler
    ResponseEntity<Message> forbidden(AuthorizationException refusal) {
        return answer(HttpStatus.FORBIDDEN.value(), refusal);
    }

    private static ResponseEntity<Message> answer(int status, RuntimeException refusal) {
        return ResponseEntity.status(status).body(new Message(String.valueOf(refusal.getMessage())));
    }
}
