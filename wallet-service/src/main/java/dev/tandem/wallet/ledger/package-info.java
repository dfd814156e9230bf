/** Double entry: accounts, journals and postings, written in batches by set-based SQL. */
@NullMarked
package dev.tandem.wallet.ledger;

import org.jspecify.annotations.NullMarked;
