/** A real Kafka server on this machine. */
@NullMarked
package dev.tandem.localstack.kafka;

import org.jspecify.annotations.NullMarked;
