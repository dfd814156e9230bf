package dev.tandem.datacentre.forwarding;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** How many events went to Kafka, and how long after they were published. */
@Component
class ForwardingMeters {

  private final Timer delay;
  private final Counter unknownTypes;

  ForwardingMeters(MeterRegistry registry) {
    this.delay = Timer.builder("tandem.datacentre.forwarding")
        .description("From an event's id to Kafka's acknowledgement")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry);
    this.unknownTypes = Counter.builder("tandem.datacentre.unknown.types")
        .description("Events that were forwarded without a schema to hold them against")
        .register(registry);
  }

  void forwarded(Instant published, Instant now) {
    var took = Duration.between(published, now);
    delay.record(took.isNegative() ? Duration.ZERO : took);
  }

  void unknownType() {
    unknownTypes.increment();
  }
}
