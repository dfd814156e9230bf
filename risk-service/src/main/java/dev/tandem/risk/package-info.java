/**
 * Screens payments before money moves.
 *
 * <p>{@code rules} decides and knows nothing but payments; {@code screening} brings the payments
 * and the history of their owners; {@code investor} has the investors' risk levels; {@code
 * assessment} journals and publishes every decision; {@code review} lets people decide what the
 * rules held.
 */
@NullMarked
package dev.tandem.risk;

import org.jspecify.annotations.NullMarked;
