package dev.slipway.process.handin;

import dev.slipway.release.Finding;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Nothing was kept; says why, and with documents everything that is wrong with them. */
final class HandInRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Finding> findings;

    HandInRefused(HttpStatus status, String why) {
        this(status, why, List.of());
    }

    HandInRefused(HttpStatus status, String why, List<Finding> findings) {
        super(why);
        this.status = status;
        this.findings = List.copyOf(findings);
    }

    HttpStatus status() {
        return status;
    }

    List<Finding> findings() {
        return findings;
    }
}
