/** The connection to Kafka, and the topics in it. */
@NullMarked
package dev.tandem.datacentre.kafka;

import org.jspecify.annotations.NullMarked;
