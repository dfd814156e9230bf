/** The journal of decisions, and their events. */
@NullMarked
package dev.tandem.risk.assessment;

import org.jspecify.annotations.NullMarked;
