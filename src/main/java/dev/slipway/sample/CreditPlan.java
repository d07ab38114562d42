package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What distinguishes one version of the credit scoring from the others. */
record CreditPlan(
        String version,
        int trainedOn,
        long seed,
        String changes,
        ObjectNode missingIncome,
        double regionOffset,
        boolean completeCasesOnly,
        boolean purposeExtended) {

    static CreditPlan of(String version, int trainedOn, long seed, String changes) {
        ObjectNode median = Json.object().put("handling", "median").put("median", Applicant.MEDIAN_INCOME);
        return new CreditPlan(version, trainedOn, seed, changes, median, 0, false, false);
    }

    CreditPlan withMissingIncome(ObjectNode handling) {
        return new CreditPlan(
                version, trainedOn, seed, changes, handling, regionOffset, completeCasesOnly, purposeExtended);
    }

    CreditPlan withCompleteCasesOnly() {
        return new CreditPlan(version, trainedOn, seed, changes, missingIncome, regionOffset, true, purposeExtended);
    }

    CreditPlan withRegionOffset(double offset) {
        return new CreditPlan(
                version, trainedOn, seed, changes, missingIncome, offset, completeCasesOnly, purposeExtended);
    }

    CreditPlan withPurposeExtended() {
        return new CreditPlan(version, trainedOn, seed, changes, missingIncome, regionOffset, completeCasesOnly, true);
    }
}
