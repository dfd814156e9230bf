/** How the job writes to Kafka. */
@NullMarked
package dev.tandem.analytics.kafka;

import org.jspecify.annotations.NullMarked;
