/** How services read topics of Kafka. */
@NullMarked
package dev.tandem.web.kafka;

import org.jspecify.annotations.NullMarked;
