/** Matching what the bank says with what the books say, in sets and not one by one. */
@NullMarked
package dev.tandem.ledger.matching;

import org.jspecify.annotations.NullMarked;
