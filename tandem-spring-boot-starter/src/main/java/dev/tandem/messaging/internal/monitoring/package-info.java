/** The outbox as operators see it: meters, actuator endpoints and the queries behind them. */
@NullMarked
package dev.tandem.messaging.internal.monitoring;

import org.jspecify.annotations.NullMarked;
