package dev.slipway.process.mirror;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is copied to.
 *
 * @param mirrors by the name that each has for ever; a mirror that disagreed once is replaced by one of another name
 * @param mirrorInterval rest between two looks at what is new; each look that finds something writes its own files
 */
@ConfigurationProperties("slipway.ledger")
record MirrorProperties(
        @DefaultValue Map<String, MirrorSettings> mirrors,
        @DefaultValue("10s") Duration mirrorInterval) {}
