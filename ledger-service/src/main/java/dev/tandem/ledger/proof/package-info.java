/**
 * The continuous proof: what orders say, what messages carried, what is in the books and what the
 * bank shows are held side by side, minute by minute.
 */
@NullMarked
package dev.tandem.ledger.proof;

import org.jspecify.annotations.NullMarked;
