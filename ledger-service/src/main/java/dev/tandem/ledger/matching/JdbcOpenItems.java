package dev.tandem.ledger.matching;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Unmatched entries of statements, and postings that expect one. */
@Repository
public class JdbcOpenItems {

  private static final long MATCHING_LOCK = 0x7461_6e64_656d_0010L;

  private final JdbcClient jdbc;

  JdbcOpenItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps others from matching until the transaction ends. */
  public void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(:lock)::text")
        .param("lock", MATCHING_LOCK)
        .query(String.class)
        .single();
  }

  /**
   * Expects what was posted since to the accounts that wait for the bank. Chains are without gaps,
   * so their ends tell what was seen; what matching itself posts there is left out.
   */
  int expectPostings() {
    return jdbc.sql("""
            WITH fresh AS MATERIALIZED (
              SELECT j.id, j.chain, j.chain_position, j.kind, j.reference, j.effective_at
              FROM chain_head h
                LEFT JOIN expected_until u USING (chain)
                JOIN journal j
                  ON j.chain = h.chain AND j.chain_position > coalesce(u.position, 0)
            ), seen AS (
              INSERT INTO expected_until (chain, position)
              SELECT chain, max(chain_position) FROM fresh GROUP BY chain
              ON CONFLICT (chain) DO UPDATE SET position = excluded.position
            )
            INSERT INTO expected_entry
              (journal_id, number, account, currency, reference, amount_minor, expected_on)
            SELECT p.journal_id, p.number, p.account, p.currency, j.reference, -p.amount_minor,
              (j.effective_at AT TIME ZONE 'UTC')::date
            FROM fresh j JOIN posting p ON p.journal_id = j.id
            WHERE p.account IN ('BANK_CLEARING', 'PAYOUT_IN_TRANSIT')
              AND j.kind NOT IN ('BANK_ENTRY', 'PAYOUT_SETTLED', 'ADJUSTMENT', 'WRITE_OFF')
            """).update();
  }

  /**
   * Opens the booked entries of statements that were imported since.
   *
   * @return how many statements
   */
  int openStatements() {
    return jdbc.sql("""
            WITH fresh AS (
              INSERT INTO opened_statement (statement_id)
              SELECT id FROM bank_statement s
              WHERE NOT EXISTS (SELECT FROM opened_statement o WHERE o.statement_id = s.id)
              RETURNING statement_id
            ), opened AS (
              INSERT INTO open_entry (entry_id)
              SELECT e.id FROM fresh JOIN bank_entry e USING (statement_id)
              WHERE NOT e.pending
            )
            SELECT count(*) FROM fresh
            """).query(Integer.class).single();
  }

  /** Counts what has been collected, if it is something that a match or a break can come of. */
  void collected(int postings, int statements) {
    jdbc.sql("""
            UPDATE matching_round SET collected = collected + 1
            WHERE :statements > 0 OR (:postings > 0 AND EXISTS (SELECT FROM open_entry))
            """).param("postings", postings).param("statements", statements).update();
  }

  /** The round that is to be done; empty if everything has been looked at. */
  Optional<Long> due() {
    return jdbc.sql("SELECT collected FROM matching_round WHERE done < collected")
        .query(Long.class)
        .optional();
  }

  /** Everything that was there when {@code round} was due has been looked at. */
  public void done(long round) {
    jdbc.sql("UPDATE matching_round SET done = :round WHERE done < :round")
        .param("round", round)
        .update();
  }

  /** Takes one side of a break, or both, out of what waits: it belongs to a match now. */
  public void takeOut(
      UUID matchId, @Nullable Long entryId, @Nullable UUID journalId, @Nullable Integer number) {
    jdbc.sql("""
            WITH closed AS (DELETE FROM open_entry WHERE entry_id = :entry),
              met AS (DELETE FROM expected_entry WHERE journal_id = :journal AND number = :number)
            INSERT INTO bank_match_line (match_id, entry_id, journal_id, number)
            VALUES (:match, :entry, :journal, :number)
            """)
        .param("match", matchId)
        .param("entry", entryId, Types.BIGINT)
        .param("journal", journalId, Types.OTHER)
        .param("number", number, Types.SMALLINT)
        .update();
  }

  /** Keeps a match that people have made. */
  public void keep(BankMatch match, Instant at) {
    jdbc.sql("""
            INSERT INTO bank_match (id, stage, account, currency, reference, business_date,
              actual_minor, expected_minor, charge_minor, matched_at)
            VALUES (:id, 'PEOPLE', :account, :currency, :reference, :businessDate, :actual,
              :expected, :charge, :at)
            """)
        .param("id", match.id())
        .param("account", match.account().name())
        .param("currency", match.currency())
        .param("reference", match.reference())
        .param("businessDate", match.businessDate())
        .param("actual", match.actualMinor())
        .param("expected", match.expectedMinor())
        .param("charge", match.chargeMinor())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Gives the planner figures: a million rows may have come since the last time it looked. */
  void analyze() {
    jdbc.sql("ANALYZE expected_entry, open_entry, bank_entry").update();
  }
}
