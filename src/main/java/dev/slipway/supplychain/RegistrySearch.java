package dev.slipway.supplychain;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.oci.OciRefused;
import dev.slipway.oci.OciRegistry;
import dev.slipway.oci.RegistryLogin;
import dev.slipway.release.Finding;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.signature.UnreadableSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks in the registry for what nobody handed in; what holds is kept as evidence and verified without it later. */
@Component
public final class RegistrySearch {

    private final EvidenceArchive archive;
    private final SupplyRules rules;
    private final ImageRegistryProperties properties;
    private final Optional<OciRegistry> registry;

    RegistrySearch(EvidenceArchive archive, SupplyRules rules, ImageRegistryProperties properties) {
        this.archive = archive;
        this.rules = rules;
        this.properties = properties;
        this.registry = Optional.ofNullable(properties.address())
                .map(address ->
                        new OciRegistry(address, properties.alsoAllowed(), login(properties), properties.timeout()));
    }

    /**
     * What a search brought.
     *
     * @param documents what holds, to be kept
     * @param findings what was there and does not hold, and what could not be asked
     */
    public record Found(List<NewEvidence> documents, List<Finding> findings) {}

    /** Asks for what the tier demands and the evidence lacks. */
    public Found search(ReleaseCandidate candidate) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        registry.ifPresent(asked -> candidate
                .releasePackage()
                .components()
                .forEach(component -> properties
                        .repository(candidate.system(), component.name())
                        .ifPresent(repository -> search(asked, repository, candidate, component, found))));
        return found;
    }

    public void keep(ReleaseCandidate candidate, Found found) {
        found.documents().forEach(document -> archive.keep(candidate.system(), candidate.version(), document));
    }

    private void search(
            OciRegistry asked, String repository, ReleaseCandidate candidate, PackageComponent component, Found found) {
        SupplyEvidence evidence = new SupplyEvidence(archive, candidate);
        for (SupplyDemand demand : SupplyDemand.values()) {
            if (demand.concerns(component.type())
                    && demand.isMadeBy(candidate.manifest().tier())
                    && evidence.document(demand.document(), component).isEmpty()) {
                try {
                    choose(offered(asked, repository, component, demand), evidence, component, demand, found);
                } catch (OciRefused e) {
                    found.findings().add(finding(component, demand, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private List<byte[]> offered(
            OciRegistry asked, String repository, PackageComponent component, SupplyDemand demand) {
        return switch (demand) {
            case SIGNATURE -> asked.signatures(repository, component.digest());
            case ORIGIN -> asked.attestations(repository, component.digest());
            case CONTENTS ->
                asked.attestations(repository, component.digest()).stream()
                        .flatMap(attested -> contents(attested, component).stream())
                        .toList();
        };
    }

    /** Only lists that somebody trusted signed: whoever may push could have put another one there. */
    private Optional<byte[]> contents(byte[] attested, PackageComponent component) {
        try {
            return AttestedSbom.of(rules.sources().signedByImageSigner(attested), component.digest());
        } catch (UnreadableSignature notOne) {
            return Optional.empty();
        }
    }

    private void choose(
            List<byte[]> offered,
            SupplyEvidence evidence,
            PackageComponent component,
            SupplyDemand demand,
            Found found) {
        List<String> objections = new ArrayList<>();
        for (byte[] document : offered) {
            Optional<String> objection = rules.of(demand).objection(evidence, document, component);
            if (objection.isEmpty()) {
                String type = SupplyEvidence.own(demand.document(), component);
                found.documents().add(new NewEvidence(type, null, "application/json", document));
                return;
            }
            objections.add(objection.get());
        }
        if (!objections.isEmpty()) {
            found.findings().add(finding(component, demand, String.join(" ", objections)));
        }
    }

    private Finding finding(PackageComponent component, SupplyDemand demand, String why) {
        return new Finding(
                "SUPPLY_CHAIN_NOT_FETCHED",
                demand.document() + " in the registry",
                component.type().id() + " " + component.name(),
                why,
                "Hand it in as a file, or mend the registry and verify again.");
    }

    private static Optional<RegistryLogin> login(ImageRegistryProperties properties) {
        return properties.username() == null || properties.password() == null
                ? Optional.empty()
                : Optional.of(new RegistryLogin(properties.username(), properties.password()));
    }
}
