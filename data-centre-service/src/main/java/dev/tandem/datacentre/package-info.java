/**
 * The data centre: it hears every event of the suite and brings it to Kafka, for analytics. No
 * money waits for it.
 */
@NullMarked
package dev.tandem.datacentre;

import org.jspecify.annotations.NullMarked;
