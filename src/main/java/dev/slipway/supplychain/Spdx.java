package dev.slipway.supplychain;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.Checksum;
import org.spdx.library.model.v2.ExternalRef;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxElement;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.storage.simple.InMemSpdxStore;

/** Reads SPDX 2.2 and 2.3 in JSON, after the library found no fault in it; licences are looked up in its own list. */
final class Spdx {

    private static final List<String> VERSIONS = List.of("SPDX-2.2", "SPDX-2.3");
    private static final int MOST_PROBLEMS = 3;

    static {
        System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
        SpdxModelFactory.init();
    }

    private Spdx() {}

    static Sbom read(byte[] json, String version) {
        require(version);
        try (MultiFormatStore store = new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON)) {
            SpdxDocument document = store.deSerialize(new ByteArrayInputStream(json), false);
            List<String> problems = document.verify();
            if (!problems.isEmpty()) {
                throw new Sbom.Unreadable("is no valid " + version + " document: "
                        + String.join(
                                "; ", problems.stream().limit(MOST_PROBLEMS).toList()));
            }
            return new Sbom(version.replace('-', ' '), packages(document), described(document));
        } catch (Sbom.Unreadable e) {
            throw e;
        } catch (Exception e) {
            throw new Sbom.Unreadable("cannot be read as " + version + ": " + e.getMessage());
        }
    }

    static void require(String version) {
        if (!VERSIONS.contains(version)) {
            throw new Sbom.Unreadable("must be " + String.join(" or ", VERSIONS) + "; found '" + version + "'.");
        }
    }

    private static int packages(SpdxDocument document) throws InvalidSPDXAnalysisException {
        try (Stream<?> all = SpdxModelFactory.getSpdxObjects(
                document.getModelStore(),
                null,
                SpdxConstantsCompatV2.CLASS_SPDX_PACKAGE,
                document.getDocumentUri(),
                null)) {
            return (int) all.count();
        }
    }

    private static List<String> described(SpdxDocument document) throws InvalidSPDXAnalysisException {
        List<String> names = new ArrayList<>();
        for (SpdxElement element : document.getDocumentDescribes()) {
            if (element instanceof SpdxPackage described) {
                described.getVersionInfo().ifPresent(names::add);
                names.addAll(digests(described.getChecksums()));
                for (ExternalRef reference : described.getExternalRefs()) {
                    names.add(reference.getReferenceLocator());
                }
            }
        }
        return names;
    }

    private static List<String> digests(Collection<Checksum> checksums) throws InvalidSPDXAnalysisException {
        List<String> digests = new ArrayList<>();
        for (Checksum checksum : checksums) {
            digests.add(checksum.getValue());
        }
        return digests;
    }
}
