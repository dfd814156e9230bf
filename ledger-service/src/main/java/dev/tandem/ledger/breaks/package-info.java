/** Breaks between statements and books, which two people settle. */
@NullMarked
package dev.tandem.ledger.breaks;

import org.jspecify.annotations.NullMarked;
