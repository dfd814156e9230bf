/** The bank's statements, taken whole or refused. */
@NullMarked
package dev.tandem.ledger.bankstatement;

import org.jspecify.annotations.NullMarked;
