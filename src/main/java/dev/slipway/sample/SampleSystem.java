package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** One of the sample's AI systems: its versions, how they answer, and who asks. */
interface SampleSystem {

    String name();

    List<SampleVersion> versions();

    /** The code of every version; what differs between versions is in the parts. */
    Responder responder(List<Part> parts);

    /** The next request of real traffic. */
    ObjectNode request(Random random);

    /** The same question, asked a little differently. */
    ObjectNode perturbed(ObjectNode input);

    /** Inputs that every version must refuse. */
    List<ObjectNode> malformed();

    SystemCard card();
}
