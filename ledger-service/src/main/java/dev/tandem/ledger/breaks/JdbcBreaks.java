package dev.tandem.ledger.breaks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.ledger.chart.Account;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaks, and what people do about them. */
@Repository
class JdbcBreaks {

  private final JdbcClient jdbc;

  JdbcBreaks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which breaks somebody wants to see; null stands for all. */
  record Wanted(BankBreak.@Nullable Status status, @Nullable BreakType type) {}

  Optional<BankBreak> find(UUID id) {
    return jdbc.sql("SELECT * FROM bank_break WHERE id = :id")
        .param("id", id)
        .query((row, _) -> bankBreak(row))
        .optional();
  }

  /** Breaks, in the order of their ids, which nobody else changes until the transaction ends. */
  List<BankBreak> findLocked(List<UUID> ids) {
    return jdbc.sql("""
            SELECT * FROM bank_break WHERE id = ANY (:ids::uuid[]) ORDER BY id FOR UPDATE
            """)
        .param("ids", SqlArrays.of(ids))
        .query((row, _) -> bankBreak(row))
        .list();
  }

  /** Breaks, the newest first, those before {@code startingAfter}. */
  List<BankBreak> find(Wanted wanted, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM bank_break
            WHERE id < :before
              AND (:type::text IS NULL OR type = :type)
              AND (:status::text IS NULL OR :status = CASE
                WHEN closed_at IS NOT NULL THEN 'RESOLVED'
                WHEN proposal IS NOT NULL THEN 'PROPOSED'
                ELSE 'OPEN' END)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("before", startingAfter.orElse(new UUID(-1, -1)))
        .param("type", wanted.type() == null ? null : wanted.type().name())
        .param("status", wanted.status() == null ? null : wanted.status().name())
        .param("limit", limit)
        .query((row, _) -> bankBreak(row))
        .list();
  }

  /** The newest that are not settled. */
  List<BankBreak> unsettled(int limit) {
    return jdbc.sql(
            "SELECT * FROM bank_break WHERE closed_at IS NULL ORDER BY id DESC LIMIT :limit")
        .param("limit", limit)
        .query((row, _) -> bankBreak(row))
        .list();
  }

  /** The breaks that are not settled, by type and age, for meters. */
  List<Unsettled> unsettledByAge(LocalDate today) {
    return jdbc.sql("""
            SELECT type, currency, :today::date - business_date AS age_days, count(*) AS count,
              sum(abs(actual_minor - expected_minor)) AS amount_minor
            FROM bank_break
            WHERE closed_at IS NULL
            GROUP BY type, currency, age_days
            """).param("today", today).query(Unsettled.class).list();
  }

  /** Breaks of one type, currency and age. */
  record Unsettled(BreakType type, String currency, long ageDays, long count, long amountMinor) {}

  /** The bank's line, if the break has one. */
  Optional<BreakAnswer.Evidence> evidence(UUID id) {
    return jdbc.sql("""
            SELECT s.account || '-' || s.sequence AS statement, e.booked_on, e.bank_reference,
              e.batch, e.party, e.charge_minor
            FROM bank_break b
              JOIN bank_entry e ON e.id = b.entry_id
              JOIN bank_statement s ON s.id = e.statement_id
            WHERE b.id = :id
            """).param("id", id).query(BreakAnswer.Evidence.class).optional();
  }

  void assign(UUID id, String owner) {
    jdbc.sql("UPDATE bank_break SET owner = :owner WHERE id = :id")
        .param("id", id)
        .param("owner", owner)
        .update();
  }

  void propose(UUID id, BankBreak.Proposal proposal) {
    jdbc.sql("""
            UPDATE bank_break
            SET proposal = :proposal, proposed_by = :by, proposed_with = :with::uuid[],
              owner = coalesce(owner, :by)
            WHERE id = :id AND closed_at IS NULL AND proposal IS NULL
            """)
        .param("id", id)
        .param("proposal", proposal.settlement().name())
        .param("by", proposal.proposedBy())
        .param("with", SqlArrays.of(proposal.with()))
        .update();
  }

  void dropProposal(UUID id) {
    jdbc.sql("""
            UPDATE bank_break SET proposal = NULL, proposed_by = NULL, proposed_with = NULL
            WHERE id = :id AND closed_at IS NULL
            """).param("id", id).update();
  }

  void close(List<UUID> ids, BankBreak.Proposal proposal, String approvedBy, Instant at) {
    jdbc.sql("""
            UPDATE bank_break
            SET closed_at = :at, resolution = :resolution, approved_by = :approvedBy,
              proposal = :resolution, proposed_by = :proposedBy,
              proposed_with = coalesce(proposed_with, '{}')
            WHERE id = ANY (:ids::uuid[]) AND closed_at IS NULL
            """)
        .param("ids", SqlArrays.of(ids))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("resolution", proposal.settlement().name())
        .param("proposedBy", proposal.proposedBy())
        .param("approvedBy", approvedBy)
        .update();
  }

  private static BankBreak bankBreak(ResultSet row) throws SQLException {
    var closedAt = row.getObject("closed_at", OffsetDateTime.class);
    return new BankBreak(
        row.getObject("id", UUID.class),
        BreakType.valueOf(row.getString("type")),
        row.getObject("entry_id", Long.class),
        row.getObject("journal_id", UUID.class),
        row.getObject("number", Integer.class),
        Account.valueOf(row.getString("account")),
        row.getString("currency"),
        row.getString("reference"),
        row.getLong("expected_minor"),
        row.getLong("actual_minor"),
        row.getObject("business_date", LocalDate.class),
        row.getObject("found_on", LocalDate.class),
        row.getObject("seen_on", LocalDate.class),
        row.getString("owner"),
        proposal(row),
        List.of((UUID[]) row.getArray("suggested_with").getArray()),
        closedAt == null ? null : closedAt.toInstant(),
        row.getString("resolution"),
        row.getString("approved_by"));
  }

  private static BankBreak.@Nullable Proposal proposal(ResultSet row) throws SQLException {
    var proposal = row.getString("proposal");
    return proposal == null
        ? null
        : new BankBreak.Proposal(
            BreakResolution.valueOf(proposal),
            List.of((UUID[]) row.getArray("proposed_with").getArray()),
            row.getString("proposed_by"));
  }
}
