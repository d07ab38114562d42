package dev.slipway.sample;

import dev.slipway.release.ComponentType;
import dev.slipway.release.Digests;

/** The bytes of one component of a sample version. */
record Part(ComponentType type, String name, String version, byte[] content) {

    String location() {
        return "components/" + type.id() + "/" + name + (type == ComponentType.PROMPT ? ".txt" : ".json");
    }

    String digest() {
        return Digests.of(content);
    }
}
