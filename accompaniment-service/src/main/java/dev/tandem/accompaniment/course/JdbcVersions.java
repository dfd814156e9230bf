package dev.tandem.accompaniment.course;

import java.time.Instant;
import java.util.List;

import dev.tandem.accompaniment.journey.Journey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of journeys that have run. */
@Repository
class JdbcVersions {

  private final JdbcClient jdbc;

  JdbcVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of a journey. */
  record Version(String journey, int number) {}

  /** Adds {@code journey} if it has not run before; returns the digest that it first ran with. */
  byte[] register(Journey journey, byte[] digest, Instant at) {
    jdbc.sql("""
            INSERT INTO journey_version (journey, version, digest, registered_at)
            VALUES (:journey, :version, :digest, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """)
        .param("journey", journey.journey())
        .param("version", journey.version())
        .param("digest", digest)
        .param("at", at.toString())
        .update();
    return jdbc.sql("""
            SELECT digest FROM journey_version WHERE journey = :journey AND version = :version
            """)
        .param("journey", journey.journey())
        .param("version", journey.version())
        .query(byte[].class)
        .single();
  }

  /** Those that instances wait in. */
  List<Version> waitedIn() {
    return jdbc.sql("SELECT DISTINCT journey, version FROM instance WHERE state = 'WAITING'")
        .query((row, _) -> new Version(row.getString("journey"), row.getInt("version")))
        .list();
  }
}
