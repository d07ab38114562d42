package dev.slipway.supplychain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a bill of materials that is too large for a document, in passing: what it is, what it describes and how much is
 * inside. Everything else in it is only seen to be JSON.
 */
final class AttachedSbom {

    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_NAMES = 1000;

    private final List<String> about = new ArrayList<>();
    private final Set<String> described = new HashSet<>();
    private String format = "";
    private String cycloneDx = "";
    private String spdx = "";
    private int parts;

    private AttachedSbom() {}

    /** Gives the bytes, from the first, as often as they are asked for. */
    interface Source {
        InputStream open() throws IOException;
    }

    static Sbom read(Source source) {
        AttachedSbom read = new AttachedSbom();
        try {
            read.walk(source, read::head);
            if (!read.described.isEmpty()) {
                // Packages come before or after what says which of them is described.
                read.walk(source, read::describedPackages);
            }
        } catch (IOException e) {
            throw new Sbom.Unreadable("must be JSON of at most " + MOST_BYTES + " bytes as an attachment; "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
        return read.sbom();
    }

    /** One pass over the fields of the document. */
    private interface Pass {
        void visit(JsonWalk walk, String field) throws IOException;
    }

    private void walk(Source source, Pass pass) throws IOException {
        try (JsonWalk walk = new JsonWalk(new Bounded(source.open()))) {
            walk.fields(field -> pass.visit(walk, field));
            walk.end();
        }
    }

    private void head(JsonWalk walk, String field) throws IOException {
        switch (field) {
            case "bomFormat" -> format = walk.text();
            case "specVersion" -> cycloneDx = walk.text();
            case "spdxVersion" -> spdx = walk.text();
            case "metadata" -> walk.fields(name -> component(walk, name));
            case "components", "packages" -> walk.elements(() -> parts++);
            case "documentDescribes" -> walk.elements(() -> add(described, walk.text()));
            case "relationships" -> walk.elements(() -> relationship(walk));
            default -> {}
        }
    }

    private void component(JsonWalk walk, String field) throws IOException {
        if (!field.equals("component")) {
            return;
        }
        walk.fields(name -> {
            switch (name) {
                case "name", "version", "purl", "bom-ref" -> about.add(walk.text());
                case "hashes" -> walk.elements(() -> texts(walk, "content", about));
                default -> {}
            }
        });
    }

    private void relationship(JsonWalk walk) throws IOException {
        String[] found = {"", ""};
        walk.fields(name -> {
            switch (name) {
                case "relationshipType" -> found[0] = walk.text();
                case "relatedSpdxElement" -> found[1] = walk.text();
                default -> {}
            }
        });
        if (found[0].equals("DESCRIBES")) {
            add(described, found[1]);
        }
    }

    private void describedPackages(JsonWalk walk, String field) throws IOException {
        if (field.equals("packages")) {
            walk.elements(() -> describedPackage(walk));
        }
    }

    private void describedPackage(JsonWalk walk) throws IOException {
        List<String> names = new ArrayList<>();
        String[] id = {""};
        walk.fields(name -> {
            switch (name) {
                case "SPDXID" -> id[0] = walk.text();
                case "versionInfo" -> names.add(walk.text());
                case "checksums" -> walk.elements(() -> texts(walk, "checksumValue", names));
                case "externalRefs" -> walk.elements(() -> texts(walk, "referenceLocator", names));
                default -> {}
            }
        });
        if (described.contains(id[0])) {
            about.addAll(names);
        }
    }

    private static void texts(JsonWalk walk, String wanted, List<String> into) throws IOException {
        walk.fields(name -> {
            if (name.equals(wanted)) {
                add(into, walk.text());
            }
        });
    }

    private static void add(Collection<String> into, String text) throws IOException {
        if (into.size() >= MOST_NAMES) {
            throw new IOException("it describes more than " + MOST_NAMES + " things");
        }
        into.add(text);
    }

    private Sbom sbom() {
        if (format.equals("CycloneDX")) {
            CycloneDx.require(cycloneDx);
            return new Sbom("CycloneDX " + cycloneDx, parts, about);
        }
        if (spdx.isEmpty()) {
            throw new Sbom.Unreadable("must say 'bomFormat: CycloneDX' or an 'spdxVersion'; found neither.");
        }
        Spdx.require(spdx);
        return new Sbom(spdx.replace('-', ' '), parts, about);
    }

    /** Ends with an error where there is more than may be read. */
    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("it has more");
            }
            return read;
        }
    }
}
