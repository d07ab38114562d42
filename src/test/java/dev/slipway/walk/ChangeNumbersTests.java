package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.release.ChangeRequest;
import dev.slipway.release.ChangeRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes that are recorded at the same moment each get a number of their own, and none is refused. */
@SlipwayTest
class ChangeNumbersTests {

    private static final int PEOPLE = 8;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void manyAtOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, 3 * PEOPLE)
                    .mapToObj(number -> (Callable<Integer>) () -> record("CHG-9" + number))
                    .toList();
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> request : people.invokeAll(requests)) {
                numbers.add(request.get());
            }
            assertThat(numbers).hasSize(3 * PEOPLE).doesNotHaveDuplicates();
        } finally {
            people.shutdown();
        }
    }

    private Integer record(String ticket) {
        ChangeRequest request =
                new ChangeRequest(ticket, ChangeRequest.Answer.AI_SYSTEM, "credit-scoring", "deployment-manager");
        return new TransactionTemplate(transactions).execute(status -> changes.record(request));
    }
}
