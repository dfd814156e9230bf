/** What the rules held waits here for a person. */
@NullMarked
package dev.tandem.risk.review;

import org.jspecify.annotations.NullMarked;
