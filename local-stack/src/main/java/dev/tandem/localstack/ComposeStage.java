package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.tandem.localstack.http.Http;

/**
 * The containers of docker-compose.yml, as they reach each other: by name, at their standard ports.
 *
 * <p>How far the suite's time is ahead is kept in a volume that all of them start from. The file is
 * named like the services' setting, because they read the volume as a configuration tree.
 */
final class ComposeStage implements Stage {

  private static final Path CLOCK = Path.of("/var/lib/tandem/clock/tandem.clock.ahead");

  private final SuiteClock clock;

  ComposeStage(Http http) {
    this.clock = new SuiteClock(CLOCK, http);
    Duration ahead = clock.ahead();
    for (Simulator simulator : Simulator.values()) {
      clock.join(url(simulator) + "/clock", ahead);
    }
    for (Service service : Service.values()) {
      clock.join(managementUrl(service) + "/actuator/clock", ahead);
    }
  }

  /** How far the suite's time is ahead in these containers; not at all outside of them. */
  static Duration clockAhead() {
    return SuiteClock.read(CLOCK);
  }

  @Override
  public String url(Service service) {
    return at(service.module(), service.port().standard());
  }

  @Override
  public String managementUrl(Service service) {
    return at(service.module(), service.port().standard() + Port.MANAGEMENT);
  }

  @Override
  public String bankUrl() {
    return url(Simulator.BANK);
  }

  @Override
  public void advanceClock(Duration duration) throws IOException {
    clock.advance(duration);
  }

  private static String url(Simulator simulator) {
    return at(simulator.command(), simulator.port().standard());
  }

  private static String at(String container, int port) {
    return "http://%s:%d".formatted(container, port);
  }
}
