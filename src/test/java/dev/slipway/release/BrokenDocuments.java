package dev.slipway.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Valid documents of {@link HandedIn} that were broken in one place, the same ones for the same seed. */
public final class BrokenDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    /** Left out or filled otherwise, the document is still valid. */
    private static final Set<String> FREE = Set.of("mitigation", "favourable_outcome", "placed_on_market_since");

    private final Random random;
    private final Map<String, JsonNode> valid = new TreeMap<>();

    private BrokenDocuments(long seed) throws JsonProcessingException {
        this.random = new Random(seed);
        valid.put("compliance", YAML.readTree(HandedIn.MANIFEST));
        valid.put("build", JSON.readTree(HandedIn.BUILD));
        valid.put("evaluation", JSON.readTree(HandedIn.EVALUATION));
        valid.put("risk-assessment", JSON.readTree(HandedIn.RISKS));
        valid.put("lineage", JSON.readTree(HandedIn.LINEAGE));
        valid.put("model-card", JSON.readTree(HandedIn.CARD));
    }

    /**
     * One broken document.
     *
     * @param how what was done to it
     */
    public record Broken(String type, boolean yaml, byte[] content, String how) {

        @Override
        public String toString() {
            return type + (yaml ? " (YAML) " : " ") + how;
        }
    }

    /** A place in a document. */
    private record Place(JsonNode holder, String name) {}

    /** The documents before they are broken: a complete version 1.0.0 of the system scoring, by file name. */
    public static Map<String, String> valid() {
        return Map.of(
                "compliance.yaml", HandedIn.MANIFEST,
                "build.json", HandedIn.BUILD,
                "evaluation.json", HandedIn.EVALUATION,
                "risk-assessment.json", HandedIn.RISKS,
                "lineage.json", HandedIn.LINEAGE,
                "model-card.json", HandedIn.CARD);
    }

    /** One of them. */
    public static String valid(String fileName) {
        return Objects.requireNonNull(valid().get(fileName), fileName);
    }

    public static Stream<Broken> generate(long seed, int count) {
        try {
            BrokenDocuments documents = new BrokenDocuments(seed);
            return Stream.generate(documents::next).limit(count);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Broken next() {
        String type = List.copyOf(valid.keySet()).get(random.nextInt(valid.size()));
        ObjectNode document = Objects.requireNonNull(valid.get(type)).deepCopy();
        boolean yaml = type.equals("compliance") && random.nextBoolean();
        return random.nextInt(4) == 0 ? spoilt(type, document) : changed(type, yaml, document);
    }

    private Broken changed(String type, boolean yaml, ObjectNode document) {
        List<Place> places = new ArrayList<>();
        collect(document, places);
        Place place = places.get(random.nextInt(places.size()));
        ObjectNode holder = (ObjectNode) place.holder();
        String how = switch (random.nextInt(5)) {
            case 0 -> {
                holder.remove(place.name());
                yield "without " + place.name();
            }
            case 1 -> {
                holder.putNull(place.name());
                yield "null " + place.name();
            }
            case 2 -> {
                holder.putArray(place.name()).addArray().add(random.nextInt());
                yield "lists in " + place.name();
            }
            case 3 -> {
                holder.put(place.name(), holder.get(place.name()).isTextual() ? "\u0007" : "x y");
                yield "text in " + place.name();
            }
            default -> {
                holder.put("Unknown " + random.nextInt(100), 1);
                yield "a foreign field beside " + place.name();
            }
        };
        return new Broken(type, yaml, text(yaml, document), how);
    }

    private Broken spoilt(String type, ObjectNode document) {
        byte[] text = text(false, document);
        int at = 1 + random.nextInt(text.length - 1);
        return switch (random.nextInt(5)) {
            case 0 -> new Broken(type, false, Arrays.copyOf(text, at), "cut at " + at);
            case 1 -> {
                text[at] = (byte) 0xff;
                yield new Broken(type, false, text, "no UTF-8 at " + at);
            }
            case 2 -> new Broken(type, false, bytes(string(text) + "{}"), "something behind it");
            case 3 ->
                new Broken(type, false, bytes("{\"a\":1,\"a\":2," + string(text).substring(1)), "a key twice");
            default -> {
                String deep = "[".repeat(at + 20) + "]".repeat(at + 20);
                yield new Broken(
                        type, false, bytes("{\"a\":" + deep + "," + string(text).substring(1)), "a pit");
            }
        };
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                if (!FREE.contains(field.getKey())) {
                    places.add(new Place(object, field.getKey()));
                }
                if (!field.getKey().equals("figures")) {
                    collect(field.getValue(), places);
                }
            });
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> collect(item, places));
        }
    }

    private static byte[] text(boolean yaml, JsonNode document) {
        try {
            return (yaml ? YAML : JSON).writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String string(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
