/** The accounting centre: its books, settlement windows, and breaks with the bank. */
@NullMarked
package dev.tandem.console.ledger;

import org.jspecify.annotations.NullMarked;
