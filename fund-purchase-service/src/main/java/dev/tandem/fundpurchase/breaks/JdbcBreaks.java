package dev.tandem.fundpurchase.breaks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.settling.BreakActs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of breaks, for the service that finds, tries and closes them. */
@Component
public class JdbcBreaks {

  /** The name of the service where it acts by itself. */
  private static final String SERVICE = "fund-purchase-service";

  static final String COLUMNS = """
      id, source, source_key, kind, status, reference, detail, file_date, evidence, found_at,
      owner, settlement, nav, shares, proposed_by, closed_at""";

  private final JdbcClient jdbc;
  private final BreakActs acts;

  JdbcBreaks(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.acts = new BreakActs(jdbc, "confirmation_break_act");
  }

  /** The actions on breaks. */
  public BreakActs acts() {
    return acts;
  }

  /**
   * Opens the break, or updates it. Proposals and settlements stay, unless the evidence has
   * changed.
   */
  public void open(Finding finding) {
    jdbc.sql("""
            INSERT INTO confirmation_break AS known
              (source, source_key, kind, status, reference, detail, file_date, evidence,
               line_hash, found_at)
            VALUES (:source, :key, :kind, :status, :reference, :detail, :day,
              CAST(:evidence AS json), :hash, :at)
            ON CONFLICT (source, source_key) DO UPDATE SET
              kind = excluded.kind,
              status = excluded.status,
              detail = excluded.detail,
              evidence = excluded.evidence,
              line_hash = excluded.line_hash,
              settlement = NULL, nav = NULL, shares = NULL,
              proposed_by = NULL, approved_by = NULL, closed_at = NULL,
              tried_at = excluded.found_at
            WHERE known.status IN ('WAITING', 'OPEN', 'OVERTAKEN')
              OR known.line_hash IS DISTINCT FROM excluded.line_hash
            """)
        .param("source", finding.source().name())
        .param("key", finding.key())
        .param("kind", finding.kind().name())
        .param("status", (finding.kind().waits() ? BreakStatus.WAITING : BreakStatus.OPEN).name())
        .param("reference", finding.reference())
        .param("detail", finding.detail())
        .param("day", finding.day())
        .param("evidence", finding.evidence())
        .param("hash", finding.hash())
        .param("at", utc(finding.at()))
        .update();
  }

  /** Closes the break if it is open: nobody has to settle it any more. */
  public Optional<HouseBreak> overtake(BreakSource source, String key, String why, Instant at) {
    Optional<HouseBreak> closed = jdbc.sql("""
            UPDATE confirmation_break
            SET status = 'OVERTAKEN', closed_at = :at
            WHERE source = :source AND source_key = :key AND closed_at IS NULL
            RETURNING %s
            """.formatted(COLUMNS))
        .param("source", source.name())
        .param("key", key)
        .param("at", utc(at))
        .query(JdbcBreaks::read)
        .optional();
    closed.ifPresent(it -> acts.add(it.id(), SERVICE, "OVERTAKEN", why, at));
    return closed;
  }

  /** Closes those of these breaks that are open. */
  public void overtakeAll(BreakSource source, Collection<String> keys, String why, Instant at) {
    openAmong(source, keys).forEach(key -> overtake(source, key, why, at));
  }

  /** The keys of those of these breaks that are open, in their order. */
  public List<String> openAmong(BreakSource source, Collection<String> keys) {
    return jdbc.sql("""
            SELECT source_key FROM confirmation_break
            WHERE source = :source AND source_key = ANY (:keys) AND closed_at IS NULL
            ORDER BY source_key
            """)
        .param("source", source.name())
        .param("keys", SqlArrays.of(keys))
        .query(String.class)
        .list();
  }

  /** Closes breaks whose line is no longer in the file of {@code day}: the house took it out. */
  public void overtakeVanished(
      BreakSource source, LocalDate day, Collection<String> keys, Instant at) {
    List<String> vanished = jdbc.sql("""
            SELECT source_key FROM confirmation_break
            WHERE source = :source AND file_date = :day AND closed_at IS NULL
              AND source_key <> ALL (:keys)
            """)
        .param("source", source.name())
        .param("day", day)
        .param("keys", SqlArrays.of(keys))
        .query(String.class)
        .list();
    vanished.forEach(key -> overtake(source, key, "No longer in the file", at));
  }

  /** Whether this break was ever opened. */
  public boolean isKnown(BreakSource source, String key) {
    return hashes(source, List.of(key)).containsKey(key);
  }

  /** The hashes of the evidence of those of these breaks that are known, by their key. */
  public Map<String, String> hashes(BreakSource source, Collection<String> keys) {
    Map<String, String> hashes = new HashMap<>();
    jdbc.sql("""
            SELECT source_key, coalesce(line_hash, '') AS hash FROM confirmation_break
            WHERE source = :source AND source_key = ANY (:keys)
            """)
        .param("source", source.name())
        .param("keys", SqlArrays.of(keys))
        .query(row -> {
          hashes.put(row.getString("source_key"), row.getString("hash"));
        });
    return hashes;
  }

  /** The keys of the breaks of {@code source} about {@code reference} that are not closed. */
  public List<String> unsettledKeys(BreakSource source, String reference, LocalDate day) {
    return jdbc.sql("""
            SELECT source_key FROM confirmation_break
            WHERE closed_at IS NULL AND source = :source AND reference = :reference
              AND file_date = :day
            """)
        .param("source", source.name())
        .param("reference", reference)
        .param("day", day)
        .query(String.class)
        .list();
  }

  /** Notes that the break was tried again in vain: others come first next time. */
  public void tried(UUID id, Instant at) {
    jdbc.sql("UPDATE confirmation_break SET tried_at = :at WHERE id = :id")
        .param("at", utc(at))
        .param("id", id)
        .update();
  }

  /** Open breaks of {@code source} without a proposal, longest untried first. */
  public List<HouseBreak> toTryAgain(BreakSource source, int limit) {
    return jdbc.sql("""
            SELECT %s FROM confirmation_break
            WHERE closed_at IS NULL AND status IN ('WAITING', 'OPEN') AND source = :source
            ORDER BY tried_at NULLS FIRST, found_at
            LIMIT :limit
            """.formatted(COLUMNS))
        .param("source", source.name())
        .param("limit", limit)
        .query(JdbcBreaks::read)
        .list();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static HouseBreak read(ResultSet row, int number) throws SQLException {
    String settlement = row.getString("settlement");
    return new HouseBreak(
        row.getObject("id", UUID.class),
        BreakSource.valueOf(row.getString("source")),
        row.getString("source_key"),
        BreakKind.valueOf(row.getString("kind")),
        BreakStatus.valueOf(row.getString("status")),
        row.getString("reference"),
        row.getString("detail"),
        row.getObject("file_date", LocalDate.class),
        row.getString("evidence"),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        row.getString("owner"),
        settlement == null
            ? null
            : new Proposal(
                Settlement.valueOf(settlement),
                row.getBigDecimal("nav"),
                row.getBigDecimal("shares"),
                row.getString("proposed_by")),
        instant(row.getObject("closed_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
