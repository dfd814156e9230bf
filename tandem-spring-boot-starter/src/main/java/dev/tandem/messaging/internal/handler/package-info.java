/** Finds event handler methods and invokes them. */
@NullMarked
package dev.tandem.messaging.internal.handler;

import org.jspecify.annotations.NullMarked;
