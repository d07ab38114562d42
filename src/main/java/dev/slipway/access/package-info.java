/** Roles to groups and permissions, login, HTTP security. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release"})
package dev.slipway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
