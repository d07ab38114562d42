package dev.slipway.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Registry of images and signers as they are written into the environment, and into files where a name has a dash. */
class SupplyChainSettingsTests {

    @Test
    void theRegistryOfImages(@TempDir Path secrets) throws Exception {
        Files.writeString(
                secrets.resolve("slipway.supply-chain.registry.repositories.credit-scoring"), "team/credit\n");
        ImageRegistryProperties registry = bind(
                        variables(Map.of(
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_ADDRESS", "https://registry.example",
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_ALSOALLOWED_0", "https://tokens.example",
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_REPOSITORIES_SORTER", "team/sorter",
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_USERNAME", "reader",
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_PASSWORD", "secret",
                                "SLIPWAY_SUPPLYCHAIN_REGISTRY_TIMEOUT", "3s")),
                        new ConfigTreePropertySource(
                                "secrets", secrets, ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE))
                .bind("slipway.supply-chain.registry", ImageRegistryProperties.class)
                .get();
        assertThat(registry.address()).isEqualTo(URI.create("https://registry.example"));
        assertThat(registry.alsoAllowed()).containsExactly(URI.create("https://tokens.example"));
        assertThat(registry.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(registry.username()).isEqualTo("reader");
        assertThat(registry.password()).isEqualTo("secret");
        assertThat(registry.repository("sorter", "any")).hasValue("team/sorter");
        assertThat(registry.repository("credit-scoring", "model")).hasValue("team/credit");
        assertThat(registry.repository("unknown", "server")).isEmpty();
    }

    /** A component stands behind a slash, which only a file of settings can have in a name. */
    @Test
    void theRepositoryOfOneComponent() {
        ImageRegistryProperties registry = bind(new MapPropertySource(
                        "settings",
                        Map.of("slipway.supply-chain.registry.repositories[credit-scoring/server]", "team/server")))
                .bind("slipway.supply-chain.registry", ImageRegistryProperties.class)
                .get();
        assertThat(registry.repository("credit-scoring", "server")).hasValue("team/server");
        assertThat(registry.repository("credit-scoring", "model")).isEmpty();
    }

    @Test
    void signersAndBuildersInTheirOrder() {
        SupplyChainProperties trusted = bind(variables(Map.of(
                        "SLIPWAY_SUPPLYCHAIN_IMAGEKEYS_0", "/keys/cosign.pub",
                        "SLIPWAY_SUPPLYCHAIN_TRUSTEDROOT", "/keys/trusted-root.json",
                        "SLIPWAY_SUPPLYCHAIN_IDENTITIES_0_ISSUER", "https://login.example",
                        "SLIPWAY_SUPPLYCHAIN_IDENTITIES_0_SUBJECT", "rosa@bank.example",
                        "SLIPWAY_SUPPLYCHAIN_IDENTITIES_1_ISSUER", "https://ci.example",
                        "SLIPWAY_SUPPLYCHAIN_IDENTITIES_1_SUBJECT", "^https://ci\\.example/.*$",
                        "SLIPWAY_SUPPLYCHAIN_BUILDERS_0_ID", "https://ci.example/builder",
                        "SLIPWAY_SUPPLYCHAIN_BUILDERS_0_BUILDTYPES_0", "https://ci.example/build/v1",
                        "SLIPWAY_SUPPLYCHAIN_BUILDERS_0_KEYS_0", "/keys/builder.pub")))
                .bind("slipway.supply-chain", SupplyChainProperties.class)
                .get();
        assertThat(trusted.imageKeys()).containsExactly("/keys/cosign.pub");
        assertThat(trusted.trustedRoot()).isEqualTo(Path.of("/keys/trusted-root.json"));
        assertThat(trusted.identities())
                .containsExactly(
                        new SupplyChainProperties.Identity("https://login.example", "rosa@bank.example"),
                        new SupplyChainProperties.Identity("https://ci.example", "^https://ci\\.example/.*$"));
        assertThat(trusted.builders())
                .containsExactly(new SupplyChainProperties.Builder(
                        "https://ci.example/builder",
                        List.of("/keys/builder.pub"),
                        List.of(),
                        List.of("https://ci.example/build/v1"),
                        List.of()));
    }

    private static Binder bind(PropertySource<?>... sources) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(other -> environment.getPropertySources().remove(other.getName()));
        for (PropertySource<?> source : sources) {
            environment.getPropertySources().addLast(source);
        }
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }

    private static PropertySource<?> variables(Map<String, Object> values) {
        return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values);
    }
}
