/** What the engine remembers, for those who look back: which models ran, what was walked, who is meant by a pseudonym. */
@NamedInterface("history")
@NullMarked
package dev.slipway.process.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
