/**
 * Settlement windows: what is owed to a counterparty is collected in one, closed, and paid by one
 * payment through the bank.
 */
@NullMarked
package dev.tandem.ledger.settlement;

import org.jspecify.annotations.NullMarked;
