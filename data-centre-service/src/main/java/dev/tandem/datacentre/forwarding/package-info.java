/** Every event of the suite, from the broker to Kafka. */
@NullMarked
package dev.tandem.datacentre.forwarding;

import org.jspecify.annotations.NullMarked;
