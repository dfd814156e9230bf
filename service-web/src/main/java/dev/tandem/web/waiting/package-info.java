/** Requests that wait for an outcome: {@code Prefer: wait}. */
@NullMarked
package dev.tandem.web.waiting;

import org.jspecify.annotations.NullMarked;
