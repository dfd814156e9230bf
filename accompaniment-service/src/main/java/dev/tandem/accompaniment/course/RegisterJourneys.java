package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.util.Arrays;

import dev.tandem.accompaniment.journey.Journey;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares the files with the versions that have run, before anything runs: a version never
 * changes, and one that instances are on is there.
 */
@Component
class RegisterJourneys implements InitializingBean {

  private final Journeys journeys;
  private final JdbcClient jdbc;
  private final Clock clock;

  RegisterJourneys(Journeys journeys, JdbcClient jdbc, Clock clock) {
    this.journeys = journeys;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    journeys.digests().forEach(this::register);
    jdbc.sql("SELECT DISTINCT journey, version FROM instance WHERE state = 'WAITING'")
        .query((row, number) -> {
          if (!journeys.has(row.getString("journey"), row.getInt("version"))) {
            throw new IllegalStateException("Instances wait in version %s of %s, which no file has"
                .formatted(row.getInt("version"), row.getString("journey")));
          }
          return number;
        })
        .list();
  }

  private void register(Journey journey, byte[] digest) {
    jdbc.sql("""
            INSERT INTO journey_version (journey, version, digest, registered_at)
            VALUES (:journey, :version, :digest, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """)
        .param("journey", journey.journey())
        .param("version", journey.version())
        .param("digest", digest)
        .param("at", clock.instant().toString())
        .update();
    byte[] known = jdbc.sql("""
            SELECT digest FROM journey_version WHERE journey = :journey AND version = :version
            """)
        .param("journey", journey.journey())
        .param("version", journey.version())
        .query(byte[].class)
        .single();
    if (!Arrays.equals(known, digest)) {
      throw new IllegalStateException(
          journey + " has run with other words; write a new version in a file of its own");
    }
  }
}
