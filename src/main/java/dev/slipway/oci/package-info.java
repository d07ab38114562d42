/** Reads from a registry of container images; believes nothing whose digest it did not compute. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.slipway.oci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
