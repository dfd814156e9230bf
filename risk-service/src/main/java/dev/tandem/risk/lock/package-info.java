/** Locks that transactions hold on something that has no row of its own. */
@NullMarked
package dev.tandem.risk.lock;

import org.jspecify.annotations.NullMarked;
