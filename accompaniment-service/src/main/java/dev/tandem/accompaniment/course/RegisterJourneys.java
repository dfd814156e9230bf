package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.util.Arrays;

import dev.tandem.accompaniment.journey.Journey;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Compares the files with the versions that have run, before anything runs: a version never
 * changes, and one that instances are on is there.
 */
@Component
class RegisterJourneys implements InitializingBean {

  private final Journeys journeys;
  private final JdbcVersions versions;
  private final Clock clock;

  RegisterJourneys(Journeys journeys, JdbcVersions versions, Clock clock) {
    this.journeys = journeys;
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    journeys.digests().forEach(this::register);
    for (var version : versions.waitedIn()) {
      if (!journeys.has(version.journey(), version.number())) {
        throw new IllegalStateException("Instances wait in version %s of %s, which no file has"
            .formatted(version.number(), version.journey()));
      }
    }
  }

  private void register(Journey journey, byte[] digest) {
    if (!Arrays.equals(versions.register(journey, digest, clock.instant()), digest)) {
      throw new IllegalStateException(
          journey + " has run with other words; write a new version in a file of its own");
    }
  }
}
