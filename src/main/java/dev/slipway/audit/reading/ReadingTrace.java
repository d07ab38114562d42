package dev.slipway.audit.reading;

import dev.slipway.access.Reviewer;
import dev.slipway.audit.reading.ReadingProperties.Trace;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before everything that auditors read, and puts down who reads it before they do. While the ledger takes no entry
 * auditors read all the same, since that is when they have to; the log says so.
 */
class ReadingTrace implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingTrace.class);

    private final Trace policy;
    private final ReadingEntries entries;
    private final Predicate<String> releases;
    private final Clock clock;
    private final Set<Reading> recorded = new HashSet<>();
    private Instant hour = Instant.MIN;

    /** @param releases whether there is a release of this slug */
    ReadingTrace(Trace policy, ReadingEntries entries, Predicate<String> releases, Clock clock) {
        this.policy = policy;
        this.entries = entries;
        this.releases = releases;
        this.clock = clock;
    }

    /** Somebody reads something. */
    private record Reading(
            String reader,
            @Nullable String release,
            @Nullable String page) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal reader = request.getUserPrincipal();
        if (reader != null && !fromOutside(reader) && handler instanceof HandlerMethod) {
            reading(reader.getName(), request).ifPresent(this::trace);
        }
        return true;
    }

    /** Whose every access is put down already. */
    private static boolean fromOutside(Principal reader) {
        return reader instanceof Authentication login && login.getPrincipal() instanceof Reviewer;
    }

    private Optional<Reading> reading(String reader, HttpServletRequest request) {
        String release = policy == Trace.NONE ? null : release(request);
        return switch (policy) {
            case NONE -> Optional.empty();
            case RELEASES -> Optional.ofNullable(release).map(read -> new Reading(reader, read, null));
            case ALL -> Optional.of(new Reading(reader, release, request.getRequestURI()));
        };
    }

    /** Of the page's address, or of the export that is asked for. */
    private @Nullable String release(HttpServletRequest request) {
        Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String slug = path instanceof Map<?, ?> variables ? Objects.toString(variables.get("slug"), null) : null;
        return Stream.of(Optional.ofNullable(slug), Optional.ofNullable(request.getParameter("release")))
                .flatMap(Optional::stream)
                .filter(releases)
                .findFirst()
                .orElse(null);
    }

    private void trace(Reading reading) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (known(reading, now)) {
            return;
        }
        try {
            entries.record(reading.reader(), reading.release(), reading.page(), now);
            remember(reading, now);
        } catch (LedgerReadOnly | LedgerUnavailable away) {
            LOG.error(
                    "That an auditor reads {} is not recorded: {}",
                    reading.release() == null ? "a page of the audit" : reading.release(),
                    away.getMessage());
        }
    }

    /** Spares the ledger a question with each page. */
    private synchronized boolean known(Reading reading, Instant now) {
        if (!now.equals(hour)) {
            recorded.clear();
            hour = now;
        }
        return recorded.contains(reading);
    }

    private synchronized void remember(Reading reading, Instant now) {
        if (now.equals(hour)) {
            recorded.add(reading);
        }
    }
}
