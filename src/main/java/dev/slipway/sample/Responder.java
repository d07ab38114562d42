package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;

/** One version of a sample system: turns an input into an answer. */
interface Responder {

    /** @throws MalformedInput when the input is not one that the system is made for */
    Prediction answer(JsonNode input);

    /**
     * An answer.
     *
     * @param outcome a word
     * @param score 0 to 1
     * @param event the inference log's name for what happened
     * @param text said to the person; empty where the outcome says all
     */
    record Prediction(String outcome, double score, String event, String text) {

        static Prediction of(String outcome, double score) {
            return new Prediction(outcome, score, "prediction", "");
        }
    }
}
