/** What the books say of a business date: trial balance, balance sheet and income. */
@NullMarked
package dev.tandem.ledger.statement;

import org.jspecify.annotations.NullMarked;
