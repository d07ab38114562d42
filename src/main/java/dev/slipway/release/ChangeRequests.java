package dev.slipway.release;

import dev.slipway.release.ChangeRequest.Answer;
import dev.slipway.release.ChangeRequest.Standing;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every change that was asked for, and what became of it. */
@Repository
public class ChangeRequests {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ChangeRequests(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a new request.
     *
     * @return its number
     * @throws RecordedAtTheSameTime when another request took the same number at this moment
     */
    public int record(ChangeRequest request) {
        int id = next("id");
        Integer no = request.answer() == Answer.NOT_AI ? next("no_number") : null;
        try {
            jdbc.update(
                    "insert into change_request (id, ticket, answer, system, no_number, requested_by, requested_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    request.ticket(),
                    request.answer().id(),
                    request.system(),
                    no,
                    request.requestedBy(),
                    Timestamp.from(clock.instant()));
        } catch (DuplicateKeyException taken) {
            throw new RecordedAtTheSameTime();
        }
        return id;
    }

    /** Whoever counts at the same moment waits until this transaction ends; a number that is rolled back is given again. */
    private int next(String counter) {
        jdbc.update("update change_counter set last_number = last_number + 1 where name = ?", counter);
        Integer given =
                jdbc.queryForObject("select last_number from change_counter where name = ?", Integer.class, counter);
        return Objects.requireNonNull(given);
    }

    /** True for every so many of the requests that were said to touch no AI system. */
    public boolean sampled(int id, int every) {
        return jdbc.queryForList("select no_number from change_request where id = ?", Integer.class, id).stream()
                .anyMatch(number -> number != null && number % every == 0);
    }

    /** A review found that the change touches this AI system after all. */
    public void correct(int id, String system) {
        jdbc.update("update change_request set answer = ?, system = ? where id = ?", Answer.AI_SYSTEM.id(), system, id);
    }

    /** What the newest request says that names this ticket, and this system or none. */
    public Standing standing(String ticket, String system) {
        List<Standing> found = jdbc.query(
                "select answer, system from change_request where ticket = ? order by id desc",
                (row, index) -> standing(row.getString("answer"), row.getString("system"), system),
                ticket);
        return found.stream()
                .filter(standing -> standing != Standing.OTHER_SYSTEM)
                .findFirst()
                .orElse(found.isEmpty() ? Standing.UNKNOWN : Standing.OTHER_SYSTEM);
    }

    private static Standing standing(String answer, @Nullable String named, String system) {
        if (named != null && !named.equals(system)) {
            return Standing.OTHER_SYSTEM;
        }
        if (answer.equals(Answer.REJECTED.id())) {
            return Standing.REJECTED;
        }
        return answer.equals(Answer.NOT_AI.id()) ? Standing.NOT_AI : Standing.RECORDED;
    }

    /** Somebody else recorded a change in the same moment. */
    public static class RecordedAtTheSameTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RecordedAtTheSameTime() {
            super("Somebody else recorded a change at this moment, so nothing was done. Send it again.");
        }
    }
}
