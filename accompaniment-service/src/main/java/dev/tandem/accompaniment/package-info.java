/**
 * Accompanies investors before, during and after an investment.
 *
 * <p>{@code journey} reads and checks the journeys that product people write, and decides what
 * happens next, knowing neither database nor broker; {@code course} keeps where each investor is
 * and publishes the steps they reach; {@code intake} hears the other services; {@code investor}
 * knows what investors hold, may be told and have agreed to; {@code content} is what they may
 * be told, and {@code casework} what customer service does for them.
 */
@NullMarked
package dev.tandem.accompaniment;

import org.jspecify.annotations.NullMarked;
