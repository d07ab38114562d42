package dev.slipway.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a registry lists under one name: layers, or for an index other manifests.
 *
 * @param subject digest of what it is about; empty where it says none
 */
record Manifest(String subject, List<Layer> layers, List<String> manifests) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";

    /**
     * One blob of a manifest.
     *
     * @param signature what cosign noted beside it, in base64; empty where it noted none
     */
    record Layer(String digest, String signature) {}

    static Manifest parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<Layer> layers = new ArrayList<>();
            node.path("layers")
                    .forEach(layer -> layers.add(new Layer(
                            layer.path("digest").asText(),
                            layer.path("annotations").path(SIGNATURE).asText())));
            List<String> manifests = new ArrayList<>();
            node.path("manifests")
                    .forEach(item -> manifests.add(item.path("digest").asText()));
            return new Manifest(node.path("subject").path("digest").asText(), layers, manifests);
        } catch (IOException e) {
            throw new OciRefused("The registry must answer with a manifest in JSON; it does not.");
        }
    }
}
