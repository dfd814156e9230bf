/** Submitting orders to the fund house, also after the calendar has changed. */
@NullMarked
package dev.tandem.fundpurchase.submission;

import org.jspecify.annotations.NullMarked;
