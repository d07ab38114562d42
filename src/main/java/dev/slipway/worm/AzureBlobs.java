package dev.slipway.worm;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The blobs of a container and their versions, as its REST interface of 2021-06-08 gives them. */
final class AzureBlobs {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final byte[] NOTHING = {};
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";

    private final AzurePlace place;
    private final AzureDoor door;

    AzureBlobs(AzurePlace place, AzureDoor door) {
        this.place = place;
        this.door = door;
    }

    /** One version of a blob; its id is its time, and orders them. */
    record Version(String blob, String id) {

        private Map<String, String> query() {
            return id.isEmpty() ? Map.of() : Map.of("versionid", id);
        }
    }

    static boolean isTaken(HttpResponse<byte[]> answer) {
        String code = answer.headers().firstValue("x-ms-error-code").orElse("");
        return answer.statusCode() == PRECONDITION_FAILED
                || answer.statusCode() == CONFLICT && code.equals("BlobAlreadyExists");
    }

    static boolean isLocked(HttpResponse<byte[]> blob) {
        return blob.headers()
                        .firstValue(MODE)
                        .filter("locked"::equalsIgnoreCase)
                        .isPresent()
                && until(blob).isPresent();
    }

    static Optional<Instant> until(HttpResponse<byte[]> blob) {
        try {
            return blob.headers().firstValue(UNTIL).map(AzureDoor::instant);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    HttpResponse<byte[]> create(String blob, byte[] bytes, Instant until, boolean onlyNew) {
        Map<String, String> headers = new HashMap<>(policy("locked", until));
        headers.put("x-ms-blob-type", "BlockBlob");
        headers.put("Content-MD5", S3Store.md5(bytes));
        if (onlyNew) {
            headers.put("If-None-Match", "*");
        }
        return door.ask("PUT", blob, Map.of(), headers, bytes);
    }

    HttpResponse<byte[]> read(Version version) {
        return require(door.ask("GET", version.blob(), version.query(), Map.of(), NOTHING));
    }

    HttpResponse<byte[]> lock(Version version, String mode, Instant until) {
        return door.ask(
                "PUT", version.blob(), with(version, "comp", "immutabilityPolicies"), policy(mode, until), NOTHING);
    }

    HttpResponse<byte[]> unlock(Version version) {
        return door.ask("DELETE", version.blob(), with(version, "comp", "immutabilityPolicies"), Map.of(), NOTHING);
    }

    HttpResponse<byte[]> delete(Version version) {
        return door.ask("DELETE", version.blob(), version.query(), Map.of(), NOTHING);
    }

    /** Every version of the blob, the oldest first. */
    List<Version> versions(String blob) {
        return list(blob).stream()
                .filter(version -> version.blob().equals(blob))
                .sorted(Comparator.comparing(Version::id))
                .toList();
    }

    /** Every version of every blob that begins so, also of those that were hidden by deleting the newest. */
    List<Version> list(String prefix) {
        List<Version> versions = new ArrayList<>();
        String marker = "";
        do {
            Map<String, String> query = new HashMap<>(
                    Map.of("restype", "container", "comp", "list", "include", "versions", "prefix", prefix));
            if (!marker.isEmpty()) {
                query.put("marker", marker);
            }
            marker = read(require(door.ask("GET", "", query, Map.of(), NOTHING)).body(), versions);
        } while (!marker.isEmpty());
        return versions;
    }

    HttpResponse<byte[]> require(HttpResponse<byte[]> answer) {
        if (answer.statusCode() < OK || answer.statusCode() >= REDIRECT) {
            throw new WormUnavailable(place.toString(), "it answered " + inWords(answer), null);
        }
        return answer;
    }

    static String inWords(HttpResponse<byte[]> answer) {
        return answer.statusCode()
                + answer.headers()
                        .firstValue("x-ms-error-code")
                        .map(code -> " " + code)
                        .orElse("");
    }

    private static Map<String, String> policy(String mode, Instant until) {
        return Map.of(UNTIL, AzureDoor.date(until), MODE, mode);
    }

    private static Map<String, String> with(Version version, String name, String value) {
        Map<String, String> query = new HashMap<>(version.query());
        query.put(name, value);
        return query;
    }

    /** @return where the next page begins, or nothing */
    private String read(byte[] xml, List<Version> versions) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        String marker = "";
        String blob = "";
        String id = "";
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                String element = reader.hasName() ? reader.getLocalName() : "";
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (element) {
                        case "Name" -> blob = reader.getElementText();
                        case "VersionId" -> id = reader.getElementText();
                        case "NextMarker" -> marker = reader.getElementText();
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT && element.equals("Blob")) {
                    versions.add(new Version(blob, id));
                    id = "";
                }
            }
            return marker;
        } catch (XMLStreamException e) {
            throw new WormUnavailable(place.toString(), "its list cannot be read", e);
        }
    }
}
