/** Trial balance, balance sheet and income of a business date. */
@NullMarked
package dev.tandem.ledger.statement;

import org.jspecify.annotations.NullMarked;
