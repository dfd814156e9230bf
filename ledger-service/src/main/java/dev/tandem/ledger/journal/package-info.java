/** Journals: what moved money, in double entry, chained by hashes. */
@NullMarked
package dev.tandem.ledger.journal;

import org.jspecify.annotations.NullMarked;
