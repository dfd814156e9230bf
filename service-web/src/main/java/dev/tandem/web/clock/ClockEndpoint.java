package dev.tandem.web.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import dev.tandem.web.work.PollingWorker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows and moves the service's time. */
@Endpoint(id = "clock")
class ClockEndpoint {

  private final AdjustableClock clock;
  private final ObjectProvider<PollingWorker> workers;

  ClockEndpoint(AdjustableClock clock, ObjectProvider<PollingWorker> workers) {
    this.clock = clock;
    this.workers = workers;
  }

  @ReadOperation
  Reading read() {
    return new Reading(clock.instant(), clock.offset());
  }

  /**
   * Moves the time forward by an ISO 8601 duration such as {@code PT24H}. What that makes due is
   * looked for at once.
   */
  @WriteOperation
  Reading advance(String duration) {
    try {
      clock.advance(Duration.parse(duration));
      workers.forEach(PollingWorker::wake);
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
