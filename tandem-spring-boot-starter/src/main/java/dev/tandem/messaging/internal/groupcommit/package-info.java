/** Many concurrent commands in one local transaction: the mechanism behind {@code GroupCommit}. */
@NullMarked
package dev.tandem.messaging.internal.groupcommit;

import org.jspecify.annotations.NullMarked;
