/** Webhook endpoints, and what was delivered to them. */
@NullMarked
package dev.tandem.console.webhook;

import org.jspecify.annotations.NullMarked;
