package dev.slipway.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which address is open to whom; an address that is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class WebFront {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    /** Pages of ours that strangers may ask for; they tell them nothing of a release. */
    private static final List<String> OPEN_PAGES = List.of(
            "/",
            "/sign-in",
            "/sign-out",
            "/error",
            "/assets/**",
            "/webjars/htmx.org/**",
            "/schemas/**",
            "/openapi.yaml");

    /** Pages of ours for people who are signed in. */
    private static final List<String> CLOSED_PAGES = List.of(
            "/releases/**",
            "/procedure/**",
            "/tasks/**",
            "/keys/**",
            "/statements/**",
            "/authority/**",
            "/audit/**",
            "/webjars/bpmn-js/**");

    /** What somebody from outside might ask for; of it only the records of the chosen releases are open. */
    private static final List<String> REVIEWED =
            List.of("/audit/**", "/api/audit/**", "/api/ledger/**", "/webjars/bpmn-js/**");

    private static final List<String> CHOSEN = List.of("/audit/releases/{slug}/**", "/api/audit/releases/{slug}/**");

    private static final String FIGURES = "/actuator/prometheus";

    private static final String OURS_ONLY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** For people from outside: records of chosen releases, to read; whoever is signed in reads as who they are. */
    @Bean
    @Order(0)
    SecurityFilterChain reviewers(
            HttpSecurity http, IdentityService identities, SharedSession session, ReviewSessions reviews)
            throws Exception {
        RequestMatcher review =
                request -> Reviewing.isIn(request) && session.current(request).isEmpty();
        return http.securityMatcher(new OrRequestMatcher(
                        PATH.matcher("/review/**"), new AndRequestMatcher(anyOf(REVIEWED), review)))
                .securityContext(context -> context.securityContextRepository(new Reviewing(reviews)))
                .exceptionHandling(missing -> missing.authenticationEntryPoint(new ReviewOver()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OURS_ONLY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterAfter(new ActAsPerson(identities), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(PATH.matcher("/review/**"))
                        .permitAll()
                        .requestMatchers(reading(CHOSEN))
                        .access((who, asked) -> new AuthorizationDecision(
                                isChosen(who.get(), asked.getVariables().get("slug"))))
                        .requestMatchers(path(GET, "/webjars/bpmn-js/**"))
                        .hasAuthority(Reviewing.AUTHORITY)
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static boolean isChosen(Authentication who, @Nullable String slug) {
        return slug != null
                && who.getPrincipal() instanceof Reviewer reviewer
                && reviewer.releases().contains(slug);
    }

    private static RequestMatcher[] reading(List<String> patterns) {
        return Stream.of(GET, HEAD)
                .flatMap(method -> patterns.stream().map(pattern -> path(method, pattern)))
                .toArray(RequestMatcher[]::new);
    }

    /** For programs: name and password with each request, no session, hence no forged requests from a browser. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, IdentityService identities) throws Exception {
        return http.securityMatcher(anyOf(List.of("/engine-rest/**", "/api/**", FIGURES)))
                .authenticationProvider(new EnginePasswords(identities))
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new ActAsPerson(identities), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // a model runs code in this process: nobody but its owner brings one in
                        .requestMatchers(path(POST, "/engine-rest/deployment/**"))
                        .hasAuthority(Role.PROCESS_OWNER.id())
                        .requestMatchers(path(POST, "/engine-rest/engine/{engine}/deployment/**"))
                        .hasAuthority(Role.PROCESS_OWNER.id())
                        .requestMatchers(path(POST, "/api/audit/**"), path(DELETE, "/api/audit/**"))
                        .hasAuthority(Accounts.AUDIT_ADMINISTRATORS)
                        .requestMatchers(PATH.matcher("/api/ledger/**"), PATH.matcher("/api/audit/**"))
                        .hasAuthority(Role.AUDITOR.id())
                        .requestMatchers(PATH.matcher(FIGURES))
                        .hasAnyAuthority(Role.AUDITOR.id(), Accounts.ADMINISTRATORS)
                        .requestMatchers(PATH.matcher("/api/people/**"))
                        .hasAuthority(Accounts.ADMINISTRATORS)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** For people: pages of ours, in the session of the engine's pages; no script, style or frame of anybody else. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentityService identities, SharedSession session) throws Exception {
        return http.securityMatcher(anyOf(OPEN_PAGES, CLOSED_PAGES))
                .securityContext(context -> context.securityContextRepository(new SignedIn(session)))
                .exceptionHandling(missing -> missing.authenticationEntryPoint(new ToSignIn()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OURS_ONLY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new ActAsPerson(identities), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(anyOf(OPEN_PAGES))
                        .permitAll()
                        .requestMatchers(path(POST, "/audit/**"))
                        .hasAuthority(Accounts.AUDIT_ADMINISTRATORS)
                        .requestMatchers(PATH.matcher("/audit/**"))
                        .hasAuthority(Role.AUDITOR.id())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** For people: the engine's pages bring their own login, session and CSRF token. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.ignoringRequestMatchers(PATH.matcher("/camunda/**")))
                .headers(headers -> headers.defaultsDisabled()
                        .contentTypeOptions(Customizer.withDefaults())
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .referrerPolicy(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests
                        // CVE-2026-77226: without a login it would create an administrator
                        .requestMatchers(PATH.matcher("/camunda/api/admin/setup/**"))
                        .denyAll()
                        .requestMatchers(PATH.matcher("/camunda/app/admin/{engine}/setup/**"))
                        .denyAll()
                        .requestMatchers(path(POST, "/camunda/api/engine/engine/{engine}/deployment/**"))
                        .access(TasklistSession.inGroup(Role.PROCESS_OWNER.id()))
                        .requestMatchers(PATH.matcher("/camunda/**"), PATH.matcher("/actuator/health/**"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @SafeVarargs
    private static RequestMatcher anyOf(List<String>... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .flatMap(List::stream)
                .<RequestMatcher>map(PATH::matcher)
                .toList());
    }

    private static PathPatternRequestMatcher path(HttpMethod method, String pattern) {
        return PATH.matcher(method, pattern);
    }
}
