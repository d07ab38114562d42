package dev.slipway.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An entry in as many versions as it has fields, each with one of them changed to another text, number or flag. */
final class ChangedFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final List<byte[]> versions = new ArrayList<>();

    private ChangedFields(JsonNode root) {
        this.root = root;
    }

    static List<byte[]> of(byte[] body) throws IOException {
        ChangedFields changed = new ChangedFields(JSON.readTree(body));
        changed.within(changed.root);
        return changed.versions;
    }

    private void within(JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                field(object.get(name), value -> object.set(name, value));
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                field(list.get(i), value -> list.set(at, value));
            }
        }
    }

    private void field(JsonNode value, Consumer<JsonNode> place) throws IOException {
        if (value.isContainerNode()) {
            within(value);
            return;
        }
        place.accept(other(value));
        versions.add(JSON.writeValueAsBytes(root));
        place.accept(value);
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return JSON.getNodeFactory().booleanNode(!value.booleanValue());
        }
        return value.isNumber()
                ? JSON.getNodeFactory().numberNode(value.longValue() + 1)
                : TextNode.valueOf(value.asText() + "x");
    }
}
