/** The chart of accounts. */
@NullMarked
package dev.tandem.ledger.chart;

import org.jspecify.annotations.NullMarked;
