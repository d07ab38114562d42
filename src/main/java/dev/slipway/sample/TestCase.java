package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One case of a data set: what is asked and what should come out.
 *
 * @param sliceField {@code group} where outcomes favour people, else what the slice is, for example {@code channel}
 * @param slice part of the data over which figures are compared
 */
record TestCase(ObjectNode input, String expected, String sliceField, String slice) {

    ObjectNode json() {
        ObjectNode line = Json.object();
        line.set("input", input);
        return line.put("expected", expected).put(sliceField, slice);
    }
}
