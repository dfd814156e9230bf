/** Locks of transactions on things that have no row of their own. */
@NullMarked
package dev.tandem.risk.lock;

import org.jspecify.annotations.NullMarked;
