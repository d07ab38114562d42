package dev.slipway.audit.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where things lie in a pack. */
final class PackParts {

    static final String README = "README.txt";
    static final String HTML = "record.html";
    static final String PDF = "record.pdf";
    static final String RECORD = "record.json";
    static final String LEDGER = "ledger.zip";
    static final String EVIDENCE = "evidence/";

    /** The list whose digest is the id of the evidence bundle. */
    static final String BUNDLE = "evidence/bundle.json";

    /** Documents that the release was not decided on. */
    static final String BESIDES = "evidence/besides/";

    static final String ATTACHMENT_LIST = "evidence/attachments.json";
    static final String ATTACHMENTS = "evidence/attachments/";
    static final String SIGNATURES = "signatures/";
    static final String KEYS = "keys/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PackParts() {}

    /** Those of the documents on the list of a bundle. */
    static List<String> digests(byte[] bundle) throws IOException {
        List<String> digests = new ArrayList<>();
        for (JsonNode document : JSON.readTree(bundle)) {
            digests.add(document.path("digest").asText());
        }
        return digests;
    }
}
