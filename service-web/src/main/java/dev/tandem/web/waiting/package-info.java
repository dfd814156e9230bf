/** Requests that wait for the outcome of what they asked for: {@code Prefer: wait}. */
@NullMarked
package dev.tandem.web.waiting;

import org.jspecify.annotations.NullMarked;
