package dev.slipway.audit.pack;

import dev.slipway.ledger.ExportVerdict.Result;
import java.util.List;

/**
 * What was found in a pack.
 *
 * @param findings what was looked at and held, a line each
 * @param reason why it is not good
 */
public record PackVerdict(Result result, List<String> findings, String reason) {

    public PackVerdict {
        findings = List.copyOf(findings);
    }
}
