package dev.tandem.ledger.breaks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds the table of breaks against what differs now. */
@Repository
class JdbcBreakFinding {

  private final JdbcClient jdbc;

  JdbcBreakFinding(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many breaks changed, and those of which others hear: not more than they can take. */
  record Changed(int count, List<UUID> told) {

    private static final int MOST_TOLD = 10_000;

    private static Changed of(List<UUID> ids) {
      return new Changed(ids.size(), ids.subList(0, Math.min(ids.size(), MOST_TOLD)));
    }
  }

  /** Closes what a later statement, or a later posting, has explained. */
  Changed closeExplained(Instant now) {
    // What has lost one of its sides stays, as a break of the other.
    jdbc.sql("""
            UPDATE bank_break b
            SET journal_id = NULL, number = NULL, expected_minor = 0, type = 'PLATFORM_MISSING'
            WHERE closed_at IS NULL AND journal_id IS NOT NULL
              AND EXISTS (SELECT FROM open_entry o WHERE o.entry_id = b.entry_id)
              AND NOT EXISTS (SELECT FROM expected_entry x
                WHERE x.journal_id = b.journal_id AND x.number = b.number)
            """).update();
    jdbc.sql("""
            UPDATE bank_break b
            SET entry_id = NULL, actual_minor = 0, type = 'BANK_MISSING'
            WHERE closed_at IS NULL AND entry_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM open_entry o WHERE o.entry_id = b.entry_id)
              AND EXISTS (SELECT FROM expected_entry x
                WHERE x.journal_id = b.journal_id AND x.number = b.number)
            """).update();
    return Changed.of(jdbc.sql("""
            WITH explained AS (
              UPDATE bank_break b
              SET closed_at = :now, resolution = 'BY_ITSELF',
                proposal = NULL, proposed_by = NULL, proposed_with = NULL
              WHERE closed_at IS NULL
                AND NOT EXISTS (SELECT FROM open_entry o WHERE o.entry_id = b.entry_id)
                AND NOT EXISTS (SELECT FROM expected_entry x
                  WHERE x.journal_id = b.journal_id AND x.number = b.number)
              RETURNING id
            )
            INSERT INTO bank_break_act (break_id, at, actor, act)
            SELECT id, :now, 'system', 'EXPLAINED' FROM explained
            RETURNING break_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list());
  }

  /** Opens what is new, and joins breaks of one side with the other side that has come since. */
  Changed open(Instant now) {
    // The differences are worked out once, not for each break.
    jdbc.sql("""
            WITH both_sides AS MATERIALIZED (
              SELECT * FROM bank_difference
              WHERE entry_id IS NOT NULL AND journal_id IS NOT NULL
            ), joined AS (
              SELECT b.id AS break_id, d.*
              FROM both_sides d JOIN bank_break b ON b.entry_id = d.entry_id
              WHERE b.closed_at IS NULL AND b.journal_id IS NULL
              UNION ALL
              SELECT b.id, d.*
              FROM both_sides d
                JOIN bank_break b ON b.journal_id = d.journal_id AND b.number = d.number
              WHERE b.closed_at IS NULL AND b.entry_id IS NULL
                AND NOT EXISTS (SELECT FROM bank_break o WHERE o.entry_id = d.entry_id)
            )
            UPDATE bank_break b
            SET type = d.type, entry_id = d.entry_id, journal_id = d.journal_id,
              number = d.number, account = d.account, expected_minor = d.expected_minor,
              actual_minor = d.actual_minor
            FROM joined d
            WHERE b.id = d.break_id
            """).update();
    // Not yet due: expected on a day whose statement has not come.
    return Changed.of(jdbc.sql("""
            WITH last_statement AS (
              SELECT currency, max(business_date) AS day FROM bank_statement GROUP BY currency
            ), opened AS (
              INSERT INTO bank_break (id, type, entry_id, journal_id, number, account, currency,
                reference, expected_minor, actual_minor, business_date, opened_at, found_on,
                seen_on)
              SELECT uuidv7(), d.type, d.entry_id, d.journal_id, d.number, d.account, d.currency,
                d.reference, d.expected_minor, d.actual_minor, d.business_date, :now, l.day, l.day
              FROM bank_difference d JOIN last_statement l ON l.currency = d.currency
              WHERE d.entry_id IS NOT NULL OR d.business_date <= l.day
              ON CONFLICT DO NOTHING
              RETURNING id, type
            )
            INSERT INTO bank_break_act (break_id, at, actor, act, note)
            SELECT id, :now, 'system', 'FOUND', type FROM opened
            RETURNING break_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list());
  }

  /**
   * Suggests others for breaks that are made up exactly by one, two or three of them, on the other
   * side of the same account. Only the newest are searched, so that it always ends soon; nothing is
   * matched without two people.
   */
  void suggestSums() {
    jdbc.sql("""
            WITH candidate AS (
              SELECT * FROM (
                SELECT id, currency, account, actual_minor - expected_minor AS diff,
                  row_number() OVER (PARTITION BY currency, account ORDER BY id DESC) AS place
                FROM bank_break
                WHERE closed_at IS NULL AND proposal IS NULL
              ) newest
              WHERE place <= 60
            ), sums AS MATERIALIZED (
              SELECT currency, account, diff, ARRAY[id] AS ids FROM candidate
              UNION ALL
              SELECT a.currency, a.account, a.diff + b.diff, ARRAY[a.id, b.id]
              FROM candidate a
                JOIN candidate b ON (b.currency, b.account) = (a.currency, a.account)
                  AND b.id > a.id AND sign(b.diff) = sign(a.diff)
              UNION ALL
              SELECT a.currency, a.account, a.diff + b.diff + c.diff, ARRAY[a.id, b.id, c.id]
              FROM candidate a
                JOIN candidate b ON (b.currency, b.account) = (a.currency, a.account)
                  AND b.id > a.id AND sign(b.diff) = sign(a.diff)
                JOIN candidate c ON (c.currency, c.account) = (a.currency, a.account)
                  AND c.id > b.id AND sign(c.diff) = sign(a.diff)
            ), best AS (
              SELECT DISTINCT ON (k.id) k.id, s.ids
              FROM candidate k
                JOIN sums s ON (s.currency, s.account, s.diff) = (k.currency, k.account, -k.diff)
              WHERE k.diff <> 0
              ORDER BY k.id, cardinality(s.ids), s.ids
            )
            UPDATE bank_break b
            SET suggested_with = coalesce(best.ids, '{}')
            FROM candidate k LEFT JOIN best USING (id)
            WHERE b.id = k.id AND b.suggested_with IS DISTINCT FROM coalesce(best.ids, '{}')
            """).update();
  }

  /** Remembers which statement has shown each break last. */
  void see() {
    jdbc.sql("""
            UPDATE bank_break b
            SET seen_on = l.day
            FROM (SELECT currency, max(business_date) AS day FROM bank_statement GROUP BY currency) l
            WHERE l.currency = b.currency AND b.closed_at IS NULL AND b.seen_on < l.day
            """).update();
  }
}
