package dev.slipway.supplychain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.parsers.JsonParser;

/** Reads CycloneDX 1.2 to 1.6 in JSON, after its schema held. */
final class CycloneDx {

    private static final int MOST_PROBLEMS = 3;

    private CycloneDx() {}

    static Sbom read(byte[] json, String version) {
        Version known = require(version);
        JsonParser parser = new JsonParser();
        try {
            List<ParseException> problems = parser.validate(json, known);
            if (!problems.isEmpty()) {
                throw new Sbom.Unreadable("does not hold the schema of CycloneDX " + version + ": "
                        + String.join(
                                "; ",
                                problems.stream()
                                        .limit(MOST_PROBLEMS)
                                        .map(Throwable::getMessage)
                                        .toList()));
            }
            return sbom(parser.parse(json), version);
        } catch (IOException | ParseException e) {
            throw new Sbom.Unreadable("cannot be read as CycloneDX " + version + ": " + e.getMessage());
        }
    }

    static Version require(String version) {
        Version known = Version.fromVersionString(version);
        if (known == null) {
            throw new Sbom.Unreadable("must be CycloneDX 1.2 to 1.6; found '" + version + "'.");
        }
        return known;
    }

    private static Sbom sbom(Bom bom, String version) {
        Component about = bom.getMetadata() == null ? null : bom.getMetadata().getComponent();
        int parts = bom.getComponents() == null ? 0 : bom.getComponents().size();
        return new Sbom("CycloneDX " + version, parts, about == null ? List.of() : names(about));
    }

    private static List<String> names(Component about) {
        List<String> names = new ArrayList<>();
        Stream.of(about.getName(), about.getVersion(), about.getPurl(), about.getBomRef())
                .filter(Objects::nonNull)
                .forEach(names::add);
        if (about.getHashes() != null) {
            about.getHashes().stream().map(Hash::getValue).forEach(names::add);
        }
        return names;
    }
}
