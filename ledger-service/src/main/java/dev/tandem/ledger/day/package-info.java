/** Business dates and the closing of their books. */
@NullMarked
package dev.tandem.ledger.day;

import org.jspecify.annotations.NullMarked;
