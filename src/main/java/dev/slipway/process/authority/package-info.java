/** The authority matrix as people maintain it: who holds a role since when, who stands in for whom, who is away. */
@NullMarked
package dev.slipway.process.authority;

import org.jspecify.annotations.NullMarked;
