/**
 * The accounting centre: it keeps the books of the whole suite from the events that others publish.
 *
 * <p>{@code chart} is the chart of accounts.
 */
@NullMarked
package dev.tandem.ledger;

import org.jspecify.annotations.NullMarked;
