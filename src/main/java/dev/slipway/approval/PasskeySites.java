package dev.slipway.approval;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import dev.slipway.approval.PasskeyProperties.Attestation;
import dev.slipway.signature.PasskeySite;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this application is served, as passkeys know it. */
@Component
class PasskeySites {

    private static final String LOCALHOST = "localhost";

    private final PasskeyProperties properties;
    private final Environment environment;
    private final CredentialRepository register;

    PasskeySites(PasskeyProperties properties, Environment environment, CredentialRepository register) {
        this.properties = properties;
        this.environment = environment;
        this.register = register;
    }

    PasskeySite site() {
        URI base = environment.getProperty("slipway.notice.base-url", URI.class, URI.create("http://localhost:8080"));
        String id = properties.rpId().isEmpty() ? base.getHost() : properties.rpId();
        return new PasskeySite(id, properties.origins().isEmpty() ? origins(base, id) : properties.origins());
    }

    /** On one's own machine the port may be any free one. */
    private Set<String> origins(URI base, String id) {
        Set<String> origins = new HashSet<>(Set.of(base.getScheme() + "://" + base.getAuthority()));
        String port = environment.getProperty("local.server.port", "");
        if (id.equals(LOCALHOST) && !port.isEmpty()) {
            origins.add("http://" + LOCALHOST + ":" + port);
        }
        return origins;
    }

    RelyingParty relyingParty() {
        PasskeySite site = site();
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(site.id())
                        .name("Slipway")
                        .build())
                .credentialRepository(register)
                .origins(site.origins())
                .preferredPubkeyParams(List.of(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256))
                .attestationConveyancePreference(
                        properties.attestation() == Attestation.DIRECT
                                ? AttestationConveyancePreference.DIRECT
                                : AttestationConveyancePreference.NONE)
                .allowUntrustedAttestation(true)
                // synced passkeys do not count
                .validateSignatureCounter(false)
                .build();
    }
}
