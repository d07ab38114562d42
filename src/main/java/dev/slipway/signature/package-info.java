/** Keys and signed statements in public formats; knows no domain. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.slipway.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
