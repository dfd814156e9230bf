/** Order by subject: how far each subject is, and the events that wait for a predecessor. */
@NullMarked
package dev.tandem.messaging.internal.order;

import org.jspecify.annotations.NullMarked;
