/** The records that the procedure asks for and the lists around them, each with its own address, made from the ledger. */
@NullMarked
package dev.slipway.audit.register;

import org.jspecify.annotations.NullMarked;
