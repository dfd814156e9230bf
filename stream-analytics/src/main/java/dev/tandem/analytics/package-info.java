/**
 * The Flink job. It reads every event of the suite from Kafka and tells risk-service, through Kafka
 * again, what is known of each owner. {@link dev.tandem.analytics.PaymentAnalytics} shows the whole
 * of it.
 */
@NullMarked
package dev.tandem.analytics;

import org.jspecify.annotations.NullMarked;
