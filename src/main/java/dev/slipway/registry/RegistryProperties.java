package dev.slipway.registry;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The model registry, if there is one.
 *
 * @param url of an MLflow server that serves its artifacts; null where there is none
 * @param token sent as bearer; with {@code username}, {@code password} is sent instead
 * @param models by system, the registered models that its releases may name; without a line only the one of the
 *     system's own name
 * @param aliases by environment, the name that follows what serves there; an empty one is none
 * @param answerTimeout after this the registry counts as away
 * @param downloadTimeout for one file
 * @param maxSize of all files of a version
 * @param maxFiles of a version
 */
@Validated
@ConfigurationProperties("slipway.model-registry")
public record RegistryProperties(
        @Nullable URI url,
        @DefaultValue("") String token,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue Map<String, List<String>> models,
        @DefaultValue Map<String, String> aliases,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration answerTimeout,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration downloadTimeout,
        @DefaultValue("20GB") DataSize maxSize,
        @DefaultValue("5000") @Min(1) int maxFiles) {

    private static final Map<String, String> CHAMPION = Map.of("production", "champion");

    public RegistryProperties {
        models = Map.copyOf(models);
        aliases = aliases.isEmpty() ? CHAMPION : Map.copyOf(aliases);
    }

    /** The registered models that releases of this system may name. */
    public List<String> modelsOf(String system) {
        return models.getOrDefault(system, List.of(system));
    }

    /** The alias that follows what serves in this environment; empty where none does. */
    public Optional<String> aliasOf(String environment) {
        return Optional.ofNullable(aliases.get(environment)).filter(alias -> !alias.isBlank());
    }

    @AssertTrue(message = "must be http or https, without user or query; the password has a setting of its own")
    boolean isUrlPlain() {
        return url == null
                || (url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getQuery() == null
                        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme())));
    }

    @AssertTrue(message = "give either a token or a username with a password, not both")
    boolean isOneLogin() {
        return token.isEmpty() ? username.isEmpty() == password.isEmpty() : username.isEmpty() && password.isEmpty();
    }

    /** Secrets stay out of every log. */
    @Override
    public String toString() {
        return "RegistryProperties[url=" + url + ", models=" + models + ", aliases=" + aliases + "]";
    }
}
