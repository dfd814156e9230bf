/** The fund house's files: NAVs and confirmations, read whole, line by line, and again. */
@NullMarked
package dev.tandem.fundpurchase.confirmation;

import org.jspecify.annotations.NullMarked;
