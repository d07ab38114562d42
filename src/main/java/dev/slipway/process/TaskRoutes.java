package dev.slipway.process;

import dev.slipway.process.guard.TaskReturns;
import org.springframework.http.HttpStatus;
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
}
