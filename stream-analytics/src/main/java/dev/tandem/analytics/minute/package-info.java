/** What happens to funds, minute by minute: of that rankings, trends and ratios are made. */
@NullMarked
package dev.tandem.analytics.minute;

import org.jspecify.annotations.NullMarked;
