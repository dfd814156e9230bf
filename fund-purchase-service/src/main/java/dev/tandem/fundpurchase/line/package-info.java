/** Single lines of the fund house's files, as sent and as read. */
@NullMarked
package dev.tandem.fundpurchase.line;

import org.jspecify.annotations.NullMarked;
