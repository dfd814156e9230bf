/** Kafka and Flink on this machine, as processes on class paths of their own. */
@NullMarked
package dev.tandem.localstack.analytics;

import org.jspecify.annotations.NullMarked;
