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
final class AzureBlobs implements Versions {

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
        headers.put("Content-MD5", Content.of(bytes).md5());
        if (onlyNew) {
            headers.put("If-None-Match", "*");
        }
        return door.ask("PUT", blob, Map.of(), headers, bytes);
    }

    HttpResponse<byte[]> ask(StoredVersion version) {
        return require(door.ask("GET", version.key(), query(version), Map.of(), NOTHING));
    }

    @Override
    public boolean create(String blob, Content content, Instant until) {
        HttpResponse<byte[]> answer = create(blob, content.bytes(), until, true);
        return !isTaken(answer) && require(answer) == answer;
    }

    @Override
    public byte[] read(StoredVersion version) {
        return ask(version).body();
    }

    /** A default of the container lets a policy come out unlocked. */
    @Override
    public Optional<String> lacking(StoredVersion version, Instant until) {
        HttpResponse<byte[]> found = ask(version);
        Optional<Instant> kept = until(found);
        if (!isLocked(found) && kept.isPresent()) {
            lock(version, "locked", kept.get().isBefore(until) ? until : kept.get());
            found = ask(version);
        }
        return isLocked(found)
                        && !until.isAfter(until(found).orElse(Instant.EPOCH).plus(TOLERANCE))
                ? Optional.empty()
                : Optional.of("no locked policy until " + until);
    }

    @Override
    public void extend(StoredVersion version, Instant until) {
        if (until(ask(version)).orElse(Instant.MIN).isBefore(until)) {
            require(lock(version, "locked", until));
        }
    }

    HttpResponse<byte[]> lock(StoredVersion version, String mode, Instant until) {
        return door.ask(
                "PUT", version.key(), with(version, "comp", "immutabilityPolicies"), policy(mode, until), NOTHING);
    }

    HttpResponse<byte[]> unlock(StoredVersion version) {
        return door.ask("DELETE", version.key(), with(version, "comp", "immutabilityPolicies"), Map.of(), NOTHING);
    }

    HttpResponse<byte[]> delete(StoredVersion version) {
        return door.ask("DELETE", version.key(), query(version), Map.of(), NOTHING);
    }

    /** The id of a version is its time, and orders them. */
    @Override
    public List<StoredVersion> of(String blob) {
        return list(blob, "").stream()
                .filter(version -> version.key().equals(blob))
                .sorted(Comparator.comparing(StoredVersion::id))
                .toList();
    }

    @Override
    public List<StoredVersion> list(String prefix, String after) {
        List<StoredVersion> versions = new ArrayList<>();
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

    private static Map<String, String> query(StoredVersion version) {
        return version.id().isEmpty() ? Map.of() : Map.of("versionid", version.id());
    }

    private static Map<String, String> with(StoredVersion version, String name, String value) {
        Map<String, String> query = new HashMap<>(query(version));
        query.put(name, value);
        return query;
    }

    /** @return where the next page begins, or nothing */
    private String read(byte[] xml, List<StoredVersion> versions) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        String marker = "";
        String blob = "";
        String id = "";
        long size = -1;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                String element = reader.hasName() ? reader.getLocalName() : "";
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (element) {
                        case "Name" -> blob = reader.getElementText();
                        case "VersionId" -> id = reader.getElementText();
                        case "Content-Length" -> size = Long.parseLong(reader.getElementText());
                        case "NextMarker" -> marker = reader.getElementText();
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT && element.equals("Blob")) {
                    versions.add(new StoredVersion(blob, id, size));
                    id = "";
                    size = -1;
                }
            }
            return marker;
        } catch (XMLStreamException e) {
            throw new WormUnavailable(place.toString(), "its list cannot be read", e);
        }
    }
}
