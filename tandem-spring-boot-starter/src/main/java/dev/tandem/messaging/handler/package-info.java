/** Finds event handler methods and invokes them. */
@NullMarked
package dev.tandem.messaging.handler;

import org.jspecify.annotations.NullMarked;
