/** Who built and signed the components of a release, and what is inside them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"evidence", "signature", "sigstore", "oci", "release"})
package dev.slipway.supplychain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
