package dev.tandem.fundpurchase.breaks;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of breaks, for the people who settle them. */
@Component
public class JdbcBreakTasks {

  private final JdbcClient jdbc;

  JdbcBreakTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of breaks that wait for a person. */
  public long countUnsettled() {
    return jdbc.sql("""
            SELECT count(*) FROM confirmation_break
            WHERE closed_at IS NULL AND status <> 'WAITING'
            """).query(Long.class).single();
  }

  /** The age of the oldest break that is not closed. */
  public Duration oldestAge(Instant now) {
    return jdbc.sql("SELECT min(found_at) FROM confirmation_break WHERE closed_at IS NULL")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(at -> Duration.between(at.toInstant(), now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** The oldest breaks that are not closed. */
  public List<HouseBreak> unsettled(int limit) {
    return jdbc.sql("""
            SELECT %s FROM confirmation_break
            WHERE closed_at IS NULL
            ORDER BY found_at, id
            LIMIT :limit
            """.formatted(JdbcBreaks.COLUMNS))
        .param("limit", limit)
        .query(JdbcBreaks::read)
        .list();
  }

  /** The newest breaks with this status. */
  public List<HouseBreak> newest(BreakStatus status, int limit) {
    return jdbc.sql("""
            SELECT %s FROM confirmation_break
            WHERE status = :status
            ORDER BY found_at DESC, id
            LIMIT :limit
            """.formatted(JdbcBreaks.COLUMNS))
        .param("status", status.name())
        .param("limit", limit)
        .query(JdbcBreaks::read)
        .list();
  }

  public UUID idOf(BreakSource source, String key) {
    return jdbc.sql("""
            SELECT id FROM confirmation_break WHERE source = :source AND source_key = :key
            """)
        .param("source", source.name())
        .param("key", key)
        .query(UUID.class)
        .single();
  }

  public Optional<HouseBreak> find(UUID id) {
    return read("SELECT %s FROM confirmation_break WHERE id = :id", id);
  }

  /** The break, locked until the transaction ends. */
  public Optional<HouseBreak> findLocked(UUID id) {
    return read("SELECT %s FROM confirmation_break WHERE id = :id FOR UPDATE", id);
  }

  private Optional<HouseBreak> read(String sql, UUID id) {
    return jdbc.sql(sql.formatted(JdbcBreaks.COLUMNS))
        .param("id", id)
        .query(JdbcBreaks::read)
        .optional();
  }

  public void assign(UUID id, String owner) {
    jdbc.sql("UPDATE confirmation_break SET owner = :owner WHERE id = :id")
        .param("owner", owner)
        .param("id", id)
        .update();
  }

  /** Records a proposal; whoever makes it takes charge of the break, if nobody has. */
  public void propose(UUID id, Proposal proposal) {
    jdbc.sql("""
            UPDATE confirmation_break
            SET status = 'PROPOSED', settlement = :settlement, nav = :nav, shares = :shares,
              proposed_by = :by, owner = coalesce(owner, :by)
            WHERE id = :id
            """)
        .param("settlement", proposal.settlement().name())
        .param("nav", proposal.nav())
        .param("shares", proposal.shares())
        .param("by", proposal.proposedBy())
        .param("id", id)
        .update();
  }

  public void settle(UUID id, String approvedBy, Instant at) {
    jdbc.sql("""
            UPDATE confirmation_break
            SET status = 'SETTLED', approved_by = :by, closed_at = :at
            WHERE id = :id
            """)
        .param("by", approvedBy)
        .param("at", JdbcBreaks.utc(at))
        .param("id", id)
        .update();
  }

  /** Removes the proposal; the break waits for another one. */
  public void turnDown(UUID id) {
    jdbc.sql("""
            UPDATE confirmation_break
            SET status = 'OPEN', settlement = NULL, nav = NULL, shares = NULL, proposed_by = NULL
            WHERE id = :id
            """).param("id", id).update();
  }
}
