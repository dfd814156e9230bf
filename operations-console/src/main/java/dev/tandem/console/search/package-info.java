/** One box that finds payments, wallets, owners, events, messages and traces. */
@NullMarked
package dev.tandem.console.search;

import org.jspecify.annotations.NullMarked;
