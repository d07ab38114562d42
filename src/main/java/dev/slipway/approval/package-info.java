/** Who may say yes, and the authorization that the yeses make. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release", "signature"})
package dev.slipway.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
