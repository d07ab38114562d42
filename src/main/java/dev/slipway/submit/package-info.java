/** The command by which a pipeline hands in a folder of evidence over HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.slipway.submit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
