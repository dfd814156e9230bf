package dev.tandem.wallet.breaks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.breaks.BankBreak.Proposal;
import dev.tandem.web.settling.BreakActs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The breaks as people settle them. */
@Component
class JdbcBreakTasks {

  private final JdbcClient jdbc;
  private final BreakActs acts;

  JdbcBreakTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.acts = new BreakActs(jdbc, JdbcBankBreaks.ACTS);
  }

  /** The actions on breaks. */
  BreakActs acts() {
    return acts;
  }

  Optional<BankBreak> find(UUID id) {
    return jdbc.sql("SELECT * FROM bank_break WHERE id = :id")
        .param("id", id)
        .query(JdbcBankBreaks::map)
        .optional();
  }

  /** The break, and nobody changes it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  BankBreak lock(UUID id) {
    return jdbc.sql("SELECT * FROM bank_break WHERE id = :id FOR NO KEY UPDATE")
        .param("id", id)
        .query(JdbcBankBreaks::map)
        .single();
  }

  void propose(UUID id, Proposal proposal) {
    jdbc.sql("""
            UPDATE bank_break
            SET resolution = :settlement, reason = :note, proposed_by = :by,
              owner = coalesce(owner, :by)
            WHERE id = :id AND resolved_at IS NULL
            """)
        .param("settlement", proposal.settlement().name())
        .param("note", proposal.note())
        .param("by", proposal.proposedBy())
        .param("id", id)
        .update();
  }

  void turnDown(UUID id) {
    jdbc.sql("""
            UPDATE bank_break
            SET resolution = NULL, reason = NULL, proposed_by = NULL
            WHERE id = :id AND resolved_at IS NULL
            """).param("id", id).update();
  }

  /** Closes the break as it was proposed. */
  void settle(UUID id, Money credited, String approvedBy, Instant at) {
    jdbc.sql("""
            UPDATE bank_break
            SET credited_minor = :credited, approved_by = :by, resolved_at = :at::timestamptz
            WHERE id = :id AND resolved_at IS NULL
            """)
        .param("credited", credited.minorUnits())
        .param("by", approvedBy)
        .param("at", at.toString())
        .param("id", id)
        .update();
  }

  /** Makes {@code owner} the one who looks after an open break. */
  void assign(UUID id, String owner) {
    jdbc.sql("UPDATE bank_break SET owner = :owner WHERE id = :id AND resolved_at IS NULL")
        .param("owner", owner)
        .param("id", id)
        .update();
  }

  /** The oldest open breaks. */
  List<BankBreak> open(int limit) {
    return jdbc.sql("""
            SELECT *
            FROM bank_break
            WHERE resolved_at IS NULL
            ORDER BY found_at, id
            LIMIT :limit
            """).param("limit", limit).query(JdbcBankBreaks::map).list();
  }

  /** The number of open breaks, and the time of the oldest. */
  Standing standing() {
    return jdbc.sql("""
            SELECT count(*) AS open, min(found_at) AS oldest
            FROM bank_break
            WHERE resolved_at IS NULL
            """)
        .query((row, number) ->
            new Standing(row.getLong("open"), JdbcBankBreaks.instant(row, "oldest")))
        .single();
  }

  /** The breaks that wait for a person; {@code oldest} is {@code null} if there are none. */
  record Standing(long open, @Nullable Instant oldest) {}
}
