/** Order by subject: the position of each subject, and the events that wait for a predecessor. */
@NullMarked
package dev.tandem.messaging.internal.order;

import org.jspecify.annotations.NullMarked;
