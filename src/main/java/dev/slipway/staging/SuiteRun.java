package dev.slipway.staging;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime.ComponentsDoNotMatch;
import dev.slipway.release.ServingRuntime.Instance;
import dev.slipway.staging.StagingRun.Check;
import dev.slipway.staging.StagingRun.Status;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one suite to its end, whatever happens, and says how it ended. */
record SuiteRun(StagingOrder order, Stage stage, StagingProperties properties, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(SuiteRun.class);

    StagingRun run(StagingRun begun, Supplier<Instance> candidate) {
        try {
            Findings findings = suite(candidate.get());
            return ended(begun, findings.verdict(), findings.checks(), findings.message());
        } catch (SuiteStopped e) {
            return ended(begun, e.status(), List.of(), String.valueOf(e.getMessage()));
        } catch (ComponentsDoNotMatch e) {
            return ended(begun, Status.FAILED, List.of(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Staging of {} broke off", order.release(), e);
            return ended(
                    begun,
                    Status.INCONCLUSIVE,
                    List.of(),
                    "The suite broke off (" + e + "). The log of the application has the details; run staging again.");
        }
    }

    /** The deployed version runs a second time beside the candidate, so that production is not put under load. */
    private Findings suite(Instance candidate) {
        Instance beside = order.deployed() == null ? null : startBeside(order.deployed());
        try {
            return new Suite(
                            order,
                            service(order.candidate(), candidate),
                            candidate,
                            beside(beside),
                            properties,
                            Deadline.in(properties.deadline(), clock))
                    .run();
        } finally {
            if (beside != null) {
                beside.close();
            }
        }
    }

    private Instance startBeside(ReleasePackage deployed) {
        try {
            return stage.start(deployed);
        } catch (RuntimeException e) {
            throw SuiteStopped.inconclusive("The deployed version " + deployed.version()
                    + " could not be started beside the candidate, so there is nothing to compare with: "
                    + e.getMessage());
        }
    }

    private @Nullable Service beside(@Nullable Instance instance) {
        return instance == null || order.deployed() == null ? null : service(order.deployed(), instance);
    }

    private Service service(ReleasePackage version, Instance instance) {
        HttpClient client = Service.client(properties.answerTimeout());
        return new Service(Contract.of(version), instance.address(), properties.answerTimeout(), client);
    }

    private StagingRun ended(StagingRun begun, Status status, List<Check> checks, String message) {
        return new StagingRun(status, begun.packageDigest(), checks, begun.startedAt(), clock.instant(), message);
    }
}
