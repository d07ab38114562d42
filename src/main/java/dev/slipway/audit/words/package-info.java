/** How the auditor's pages and files tell what they have to tell, the same everywhere. */
@NullMarked
package dev.slipway.audit.words;

import org.jspecify.annotations.NullMarked;
