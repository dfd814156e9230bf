/** What the fund house is to get, also after the calendar has changed. */
@NullMarked
package dev.tandem.fundpurchase.submission;

import org.jspecify.annotations.NullMarked;
