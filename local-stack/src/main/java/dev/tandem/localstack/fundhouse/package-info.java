/**
 * The simulated fund house as its distributors see it: orders, NAVs, confirmations, and a book of
 * its own.
 */
@NullMarked
package dev.tandem.localstack.fundhouse;

import org.jspecify.annotations.NullMarked;
