/** Reads the fund house's files, NAVs and confirmations, line by line, again and again. */
@NullMarked
package dev.tandem.fundpurchase.confirmation;

import org.jspecify.annotations.NullMarked;
