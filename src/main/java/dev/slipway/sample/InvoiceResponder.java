package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;

/** Sorts an invoice line into a cost category; what it is unsure about goes to a person. */
record InvoiceResponder(InvoiceModel model, JsonNode configuration) implements Responder {

    private static final int LONGEST = 200;

    @Override
    public Prediction answer(JsonNode input) {
        InvoiceModel.Guess guess = model.guess(line(input));
        boolean sure =
                guess.probability() >= configuration.path("least_confidence").asDouble();
        return Prediction.of(sure ? guess.category() : "unsorted", guess.probability());
    }

    private static String line(JsonNode input) {
        String line = input.path("line").asText().strip();
        if (!input.path("line").isTextual() || line.isEmpty() || line.length() > LONGEST) {
            throw new MalformedInput("line", "text of 1 to " + LONGEST + " characters");
        }
        return line;
    }
}
