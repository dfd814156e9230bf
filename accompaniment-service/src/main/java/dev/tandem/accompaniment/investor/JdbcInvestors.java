package dev.tandem.accompaniment.investor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.accompaniment.journey.Person;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of investors. Every method is one statement, however many investors a batch has. */
@Repository
public class JdbcInvestors {

  private final JdbcClient jdbc;
  private final DefaultLevel defaultLevel;

  JdbcInvestors(JdbcClient jdbc, DefaultLevel defaultLevel) {
    this.jdbc = jdbc;
    this.defaultLevel = defaultLevel;
  }

  /** Locks the rows of investors until the transaction ends; makes those that are missing. */
  public void lock(Collection<String> ownerIds) {
    // In the order of their ids: two batches with the same investors queue up and never deadlock.
    jdbc.sql("""
            INSERT INTO investor (owner_id)
            SELECT DISTINCT owner_id FROM unnest(:ownerIds::text[]) AS owner_id ORDER BY owner_id
            ON CONFLICT DO NOTHING
            """).param("ownerIds", SqlArrays.of(ownerIds)).update();
    jdbc.sql("""
            SELECT owner_id FROM investor WHERE owner_id = ANY (:ownerIds)
            ORDER BY owner_id
            FOR NO KEY UPDATE
            """).param("ownerIds", SqlArrays.of(ownerIds)).query(String.class).list();
  }

  /** What journeys know of investors, by owner; {@code since} bounds when they were told. */
  public Map<String, Person> persons(Collection<String> ownerIds, Instant since) {
    return jdbc
        .sql("""
            SELECT owner_id, risk_level, zone,
              ARRAY (
                SELECT latest.purpose FROM (
                  SELECT DISTINCT ON (purpose) purpose, given FROM consent
                  WHERE consent.owner_id = investor.owner_id
                  ORDER BY purpose, id DESC) AS latest
                WHERE latest.given) AS consents,
              ARRAY (
                SELECT told_at FROM delivery
                WHERE delivery.owner_id = investor.owner_id AND told_at > :since::timestamptz) AS told
            FROM investor
            WHERE owner_id = ANY (:ownerIds)
            """)
        .param("ownerIds", SqlArrays.of(ownerIds))
        .param("since", since.toString())
        .query((row, number) -> person(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Person::ownerId, Function.identity()));
  }

  /** What journeys know of one investor, also of one who has never been seen. */
  public Person person(String ownerId, Instant since) {
    var known = persons(List.of(ownerId), since).get(ownerId);
    return known == null
        ? new Person(ownerId, defaultLevel.riskLevel(), TradingCalendar.ZONE, Set.of(), List.of())
        : known;
  }

  /** Sets the riskiest fund that may be recommended to an investor, unless a later one is known. */
  public void setLevel(String ownerId, int riskLevel, long sequence) {
    jdbc.sql("""
            UPDATE investor SET risk_level = :level, level_sequence = :sequence
            WHERE owner_id = :ownerId AND level_sequence < :sequence
            """)
        .param("level", riskLevel)
        .param("sequence", sequence)
        .param("ownerId", ownerId)
        .update();
  }

  private Person person(ResultSet row) throws SQLException {
    Integer level = row.getObject("risk_level", Integer.class);
    return new Person(
        row.getString("owner_id"),
        level == null ? defaultLevel.riskLevel() : level,
        ZoneId.of(row.getString("zone")),
        Set.of((String[]) row.getArray("consents").getArray()),
        instants(row));
  }

  private static List<Instant> instants(ResultSet row) throws SQLException {
    return List.of((java.sql.Timestamp[]) row.getArray("told").getArray()).stream()
        .map(java.sql.Timestamp::toInstant)
        .toList();
  }
}
