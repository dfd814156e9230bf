/** Payments that risk holds until a person decides. */
@NullMarked
package dev.tandem.console.review;

import org.jspecify.annotations.NullMarked;
