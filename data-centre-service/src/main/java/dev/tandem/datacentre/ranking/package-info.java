/** What is bought, minute by minute: rankings, trends and unusual shares of failure. */
@NullMarked
package dev.tandem.datacentre.ranking;

import org.jspecify.annotations.NullMarked;
