package dev.slipway.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps what people put on staging and the results that they handed in, each judged like a measured one. */
@Repository
public class StagedByHand {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JdbcTemplate jdbc;
    private final StagingProperties properties;

    StagedByHand(JdbcTemplate jdbc, StagingProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * What is recorded of one order.
     *
     * @param result null until somebody handed it in
     */
    record Staged(Map<String, String> parity, @Nullable StagingRun result) {}

    /** Two people saw exactly this package on staging; results of an earlier look are void. */
    public void placed(StagingOrder order) {
        jdbc.update("delete from hand_staging where order_key = ?", order.key());
        jdbc.update(
                "insert into hand_staging (order_key, package_digest, parity) values (?, ?, ?)",
                order.key(),
                order.candidate().digest(),
                written(Map.of()));
    }

    /**
     * Judges and keeps the results.
     *
     * @throws IllegalStateException when nobody recorded that the package stands there
     */
    public StagingRun handIn(StagingOrder order, HandedResults results) {
        StagingRun judged = new HandSuite(order, results, properties).judged();
        int kept = jdbc.update(
                "update hand_staging set parity = ?, result = ? where order_key = ? and package_digest = ?",
                written(results.parity()),
                written(judged),
                order.key(),
                order.candidate().digest());
        if (kept != 1) {
            throw new IllegalStateException("The results of " + order.key() + " were not kept: nobody recorded that its"
                    + " package stands on staging. Have it put there by hand first.");
        }
        return judged;
    }

    /** Empty unless exactly this package was seen there. */
    Optional<Staged> of(StagingOrder order) {
        return jdbc
                .query(
                        "select parity, result from hand_staging where order_key = ? and package_digest = ?",
                        (row, number) -> staged(row.getString("parity"), row.getString("result")),
                        order.key(),
                        order.candidate().digest())
                .stream()
                .findFirst();
    }

    private static Staged staged(String parity, @Nullable String result) {
        try {
            return new Staged(
                    JSON.readValue(parity, new TypeReference<Map<String, String>>() {}),
                    result == null ? null : JSON.readValue(result, StagingRun.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(
                    "What people handed in cannot be read from the table hand_staging. Restore it from a backup.", e);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
