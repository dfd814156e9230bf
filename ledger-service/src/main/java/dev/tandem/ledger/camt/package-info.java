/** Reading camt.053.001.08: a bank's statements, as a stream and without trusting the sender. */
@NullMarked
package dev.tandem.ledger.camt;

import org.jspecify.annotations.NullMarked;
