/** Signatures without keys of their own: a certificate of an hour names who signed, a public log when. */
@NullMarked
@ApplicationModule(allowedDependencies = {"signature", "ledger"})
package dev.slipway.sigstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
