package dev.tandem.web.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows and moves the service's time. */
@Endpoint(id = "clock")
class ClockEndpoint {

  private final AdjustableClock clock;

  ClockEndpoint(AdjustableClock clock) {
    this.clock = clock;
  }

  @ReadOperation
  Reading read() {
    return new Reading(clock.instant(), clock.offset());
  }

  /** Moves the time forward by an ISO 8601 duration such as {@code PT24H}. */
  @WriteOperation
  Reading advance(String duration) {
    try {
      clock.advance(Duration.parse(duration));
      return read();
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw new InvalidEndpointRequestException(
          "Not a duration to advance by: " + duration,
          "duration must be an ISO 8601 duration such as PT24H, and not negative");
    }
  }

  /**
   * @param now the service's time
   * @param offset the service's time less the machine's
   */
  record Reading(Instant now, Duration offset) {}
}
