/** The engine's side: delegates, listeners, form checks, model guard, typed variables. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "evidence",
            "ledger",
            "worm",
            "signature",
            "release",
            "supplychain",
            "registry",
            "approval",
            "gate",
            "staging",
            "rollout",
            "notice",
            "access"
        })
package dev.slipway.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
