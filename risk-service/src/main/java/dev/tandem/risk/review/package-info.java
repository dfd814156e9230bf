/** Payments that the rules held, waiting for a person's decision. */
@NullMarked
package dev.tandem.risk.review;

import org.jspecify.annotations.NullMarked;
