package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Decides on a loan application by model and configuration. */
record CreditResponder(CreditModel model, JsonNode configuration) implements Responder {

    static final String APPROVE = "approve";
    static final String DECLINE = "decline";

    private static final double LARGEST_INCOME = 1_000_000;

    @Override
    public Prediction answer(JsonNode input) {
        double[] features = {
            income(input),
            number(input, "debt_ratio", 1),
            number(input, "years_employed", 80),
            number(input, "late_payments", 1000)
        };
        double offset = configuration.path("region_offset").path(region(input)).asDouble(0);
        double probability = model.probability(features, offset);
        boolean approved =
                probability >= configuration.path("approval_threshold").asDouble();
        return Prediction.of(approved ? APPROVE : DECLINE, probability);
    }

    private double income(JsonNode input) {
        if (input.hasNonNull("income")) {
            return number(input, "income", LARGEST_INCOME);
        }
        JsonNode missing = configuration.path("missing_income");
        return missing.path("handling").asText().equals("bureau-lookup")
                ? lookedUp(missing.path("bureau_answer_ms").asLong())
                : missing.path("median").asDouble();
    }

    /** The bureau is slow and knows nothing about these people: the mistake of version 1.2.0. */
    private static double lookedUp(long milliseconds) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; left > 0; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
        }
        return 0;
    }

    private static double number(JsonNode input, String field, double most) {
        JsonNode value = input.path(field);
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > most) {
            throw new MalformedInput(field, "a number from 0 to " + (long) most);
        }
        return value.asDouble();
    }

    private static String region(JsonNode input) {
        String region = input.path("region").asText();
        if (!region.equals("north") && !region.equals("south")) {
            throw new MalformedInput("region", "north or south");
        }
        return region;
    }
}
