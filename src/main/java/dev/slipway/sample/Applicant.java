package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/**
 * A made-up person who asks for a loan.
 *
 * @param income euros a month; people often leave it out
 * @param debtRatio share of the income that goes into debts
 * @param group protected attribute, no feature of any model
 */
record Applicant(
        int income,
        boolean incomeGiven,
        double debtRatio,
        int yearsEmployed,
        int latePayments,
        String region,
        String group,
        boolean repays) {

    /** Share of applications without an income, as real traffic has it. */
    static final double INCOMPLETE = 0.3;

    static final int MEDIAN_INCOME = 3200;

    static Applicant next(Random random) {
        String group = random.nextDouble() < 0.5 ? "a" : "b";
        // where people live says much about their group, which is how a model that never sees the group can be unfair
        String region = random.nextDouble() < (group.equals("a") ? 0.15 : 0.85) ? "south" : "north";
        int income = (int) StrictMath.round(clamp(MEDIAN_INCOME + 1100 * random.nextGaussian(), 900, 12000) / 10) * 10;
        double debts = StrictMath.round(clamp(0.35 + 0.18 * random.nextGaussian(), 0, 0.95) * 100) / 100.0;
        int years = (int) StrictMath.round(clamp(1 + StrictMath.abs(6 * random.nextGaussian()), 0, 40));
        int late = lateness(random.nextDouble());
        boolean given = random.nextDouble() >= INCOMPLETE;
        boolean repays = random.nextDouble() < truth(income, debts, years, late);
        return new Applicant(income, given, debts, years, late, region, group, repays);
    }

    /** The features in the order of the model's weights. */
    double[] features() {
        return new double[] {income, debtRatio, yearsEmployed, latePayments};
    }

    ObjectNode input() {
        ObjectNode input = Json.object();
        if (incomeGiven) {
            input.put("income", income);
        }
        return input.put("debt_ratio", Json.rounded(debtRatio, 2))
                .put("years_employed", yearsEmployed)
                .put("late_payments", latePayments)
                .put("region", region);
    }

    TestCase testCase() {
        return new TestCase(input(), repays ? CreditResponder.APPROVE : CreditResponder.DECLINE, "group", group);
    }

    /** How the made-up world decides who repays. */
    private static double truth(int income, double debts, int years, int late) {
        return CreditModel.sigmoid(1.5
                + 1.7 * (income - MEDIAN_INCOME) / 1100
                - 0.8 * (debts - 0.35) / 0.18
                + 0.5 * (years - 5.8) / 3.6
                - 0.5 * (late - 0.8));
    }

    private static int lateness(double u) {
        double[] upTo = {0.55, 0.78, 0.9, 0.96};
        int late = 0;
        while (late < upTo.length && u >= upTo[late]) {
            late++;
        }
        return late;
    }

    private static double clamp(double value, double low, double high) {
        return StrictMath.min(high, StrictMath.max(low, value));
    }
}
