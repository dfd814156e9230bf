/** The price of shares: NAV, fees and rounding. Plain Java. */
@NullMarked
package dev.tandem.fundpurchase.pricing;

import org.jspecify.annotations.NullMarked;
