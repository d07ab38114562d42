package dev.slipway.audit.review;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a link leads: to this application as people reach it, which its notices know as well. */
@Component
class ReviewAddress {

    private final String base;

    ReviewAddress(@Value("${slipway.notice.base-url:http://localhost:8080}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    String of(String token) {
        return base + "/review/" + token;
    }
}
