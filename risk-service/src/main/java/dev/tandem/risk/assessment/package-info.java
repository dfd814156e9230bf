/** The journal of decisions and the events that tell them. */
@NullMarked
package dev.tandem.risk.assessment;

import org.jspecify.annotations.NullMarked;
