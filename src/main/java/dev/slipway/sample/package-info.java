/** Profile sample: people, AI systems that answer over HTTP, and traffic. */
@NullMarked
@ApplicationModule(allowedDependencies = {"signature", "release", "rollout", "access"})
package dev.slipway.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
