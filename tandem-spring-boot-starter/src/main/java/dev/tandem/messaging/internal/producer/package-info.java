/** The producer all messages go through, and the topics it needs. */
@NullMarked
package dev.tandem.messaging.internal.producer;

import org.jspecify.annotations.NullMarked;
