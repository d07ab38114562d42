/** Mail and calendar invitations: put into an outbox with the step that causes them, sent afterwards. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release"})
package dev.slipway.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
