package dev.slipway.audit.controls;

import static dev.slipway.audit.controls.ControlDesk.ADA;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the controls are those that were looked at. */
class ControlPagesTests {

    private static final String PLANNED = "credit-scoring~1.1.0~production~1";
    private static final String UNPLANNED = "credit-scoring~1.2.0~production~1";
    private static final String RUNNING = "credit-scoring~1.3.0~production~1";

    private final ControlDesk desk = ControlDesk.ofTheHouse();

    @BeforeEach
    void tell() {
        begin(PLANNED);
        desk.ledger.does(
                ADA, "release-manager", "TaskCompleted", PLANNED, Map.of("task", "Activity_CreateDeploymentPlan"));
        desk.ledger.says("DeploymentEventClosed", PLANNED, Map.of("outcome", "success"));
        begin(UNPLANNED);
        desk.ledger.says("DeploymentEventClosed", UNPLANNED, Map.of("outcome", "success"));
        begin(RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "/audit/controls, controls.html",
        "/audit/controls/CA-008, control-gaps.html",
        "/audit/controls/CA-008?show=complete, control-complete.html",
        "/audit/controls/CA-008?show=running, control-running.html"
    })
    void thePageIsTheOneThatWasLookedAt(String address, String name) throws Exception {
        desk.pages.assertGolden(address, name);
    }

    private void begin(String release) {
        desk.ledger
                .later(Duration.ofMinutes(7))
                .says(
                        "ProcessStarted",
                        release,
                        Map.of(
                                "process",
                                "ai-deployment",
                                "definition",
                                ControlDesk.DEFINITION,
                                "values",
                                Map.of("type", "major")));
    }
}
