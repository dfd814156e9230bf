/**
 * Screens payments before money moves.
 *
 * <p>{@code rules} decides and knows nothing but payments; {@code screening} brings the payments
 * and what their owners did before; {@code investor} knows how much risk suits whom;
 * {@code assessment} journals and publishes every decision; {@code review} lets people decide what
 * the rules held.
 */
@NullMarked
package dev.tandem.risk;

import org.jspecify.annotations.NullMarked;
