/** Whether Kafka has what the services have published. */
@NullMarked
package dev.tandem.datacentre.sync;

import org.jspecify.annotations.NullMarked;
