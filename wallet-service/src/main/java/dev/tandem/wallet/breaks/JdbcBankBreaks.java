package dev.tandem.wallet.breaks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.breaks.BankBreak.Resolved;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of breaks: one open break for each thing the bank contradicts itself about. */
@Component
public class JdbcBankBreaks {

  private static final Logger log = LoggerFactory.getLogger(JdbcBankBreaks.class);

  private static final String OPEN = """
      INSERT INTO bank_break (id, subject_kind, subject_id, kind, asked_minor, currency, bank_minor,
        bank_currency, smallest_minor, needs_person, evidence, found_at, seen_at)
      SELECT id, :subjectKind, subject_id, kind, asked_minor, currency, bank_minor, bank_currency,
        CASE WHEN bank_currency = currency THEN bank_minor END, needs_person, evidence,
        :at::timestamptz, :at::timestamptz
      FROM unnest(:ids::uuid[], :subjectIds::uuid[], :kinds::text[], :asked::bigint[],
          :currencies::text[], :bank::bigint[], :bankCurrencies::text[], :needsPerson::boolean[],
          :evidence::text[])
        AS s (id, subject_id, kind, asked_minor, currency, bank_minor, bank_currency, needs_person,
          evidence)
      ORDER BY subject_id
      ON CONFLICT (subject_id) WHERE resolved_at IS NULL DO UPDATE
      SET bank_minor = EXCLUDED.bank_minor,
        bank_currency = EXCLUDED.bank_currency,
        smallest_minor = least(bank_break.smallest_minor, EXCLUDED.smallest_minor),
        needs_person = bank_break.needs_person OR EXCLUDED.needs_person,
        evidence = EXCLUDED.evidence,
        seen_at = EXCLUDED.seen_at,
        times_seen = bank_break.times_seen + 1
      RETURNING *
      """;

  private static final String HEAR_AS_ASKED = """
      UPDATE bank_break b
      SET bank_minor = s.bank_minor,
        bank_currency = s.bank_currency,
        smallest_minor = least(b.smallest_minor, s.bank_minor),
        evidence = s.evidence,
        seen_at = :at::timestamptz,
        times_seen = b.times_seen + 1,
        resolution = CASE WHEN NOT b.needs_person THEN 'BANK_CORRECTED' END,
        reason = CASE WHEN NOT b.needs_person THEN s.evidence END,
        proposed_by = CASE WHEN NOT b.needs_person THEN 'bank' END,
        resolved_at = CASE WHEN NOT b.needs_person THEN :at::timestamptz END
      FROM unnest(:subjectIds::uuid[], :bank::bigint[], :bankCurrencies::text[], :evidence::text[])
        AS s (subject_id, bank_minor, bank_currency, evidence)
      WHERE b.subject_id = s.subject_id AND b.resolved_at IS NULL
      RETURNING b.*
      """;

  private final JdbcClient jdbc;

  JdbcBankBreaks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes down what the bank says of things that are locked: a contradiction opens a break or is
   * added to the open one; an answer as asked closes it, unless it needs a person.
   *
   * @param statements by the id of what they are about
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Heard hear(BreakSubject subject, Map<UUID, Statement> statements, Instant at) {
    var open = new HashMap<UUID, UUID>();
    var closed = new HashSet<UUID>();
    var contradicting = statements.entrySet().stream()
        .filter(each -> each.getValue().kind() != null)
        .toList();
    for (var found : open(subject, contradicting, at)) {
      open.put(found.subjectId(), found.id());
      if (found.timesSeen() == 1) {
        log.error("The bank contradicts what it was asked, a person must decide: {}", found);
      }
    }
    var asAsked = statements.entrySet().stream()
        .filter(each -> each.getValue().kind() == null)
        .toList();
    for (var found : hearAsAsked(asAsked, at)) {
      if (found.resolved() == null) {
        open.put(found.subjectId(), found.id());
      } else {
        closed.add(found.subjectId());
      }
    }
    return new Heard(open, closed);
  }

  private List<BankBreak> open(
      BreakSubject subject, List<Map.Entry<UUID, Statement>> statements, Instant at) {
    if (statements.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(OPEN)
        .param("subjectKind", subject.name())
        .param("ids", SqlArrays.of(statements, each -> UuidV7.next()))
        .param("kinds", SqlArrays.of(statements, each -> each.getValue().kind()))
        .param("asked", SqlArrays.of(statements, each -> each.getValue().asked().minorUnits()))
        .param(
            "currencies",
            SqlArrays.of(statements, each -> each.getValue().asked().currency()))
        .param("needsPerson", SqlArrays.of(statements, each -> each.getValue().needsPerson()))
        .params(columnsOf(statements))
        .param("at", at.toString())
        .query(JdbcBankBreaks::map)
        .list();
  }

  private List<BankBreak> hearAsAsked(List<Map.Entry<UUID, Statement>> statements, Instant at) {
    if (statements.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(HEAR_AS_ASKED)
        .params(columnsOf(statements))
        .param("at", at.toString())
        .query(JdbcBankBreaks::map)
        .list();
  }

  private static Map<String, Object> columnsOf(List<Map.Entry<UUID, Statement>> statements) {
    return Map.of(
        "subjectIds", SqlArrays.of(statements, Map.Entry::getKey),
        "bank", SqlArrays.of(statements, each -> minor(each.getValue().bank())),
        "bankCurrencies",
            SqlArrays.of(statements, each -> currency(each.getValue().bank())),
        "evidence", SqlArrays.of(statements, each -> each.getValue().evidence()));
  }

  Optional<BankBreak> find(UUID id) {
    return jdbc.sql("SELECT * FROM bank_break WHERE id = :id")
        .param("id", id)
        .query(JdbcBankBreaks::map)
        .optional();
  }

  /** The break, and nobody changes it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public BankBreak lock(UUID id) {
    return jdbc.sql("SELECT * FROM bank_break WHERE id = :id FOR NO KEY UPDATE")
        .param("id", id)
        .query(JdbcBankBreaks::map)
        .single();
  }

  void resolve(
      UUID id, Resolution resolution, Money credited, String by, String reason, Instant at) {
    jdbc.sql("""
            UPDATE bank_break
            SET resolution = :resolution, credited_minor = :credited, proposed_by = :by,
              reason = :reason, resolved_at = :at::timestamptz
            WHERE id = :id AND resolved_at IS NULL
            """)
        .param("resolution", resolution.name())
        .param("credited", credited.minorUnits())
        .param("by", by)
        .param("reason", reason)
        .param("at", at.toString())
        .param("id", id)
        .update();
  }

  /** Makes {@code owner} the one who looks after an open break; {@code false} if there is none. */
  boolean assign(UUID id, String owner) {
    return jdbc.sql("UPDATE bank_break SET owner = :owner WHERE id = :id AND resolved_at IS NULL")
            .param("owner", owner)
            .param("id", id)
            .update()
        == 1;
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

  /** How many breaks are open, and since when the oldest is. */
  Standing standing() {
    return jdbc.sql("""
            SELECT count(*) AS open, min(found_at) AS oldest
            FROM bank_break
            WHERE resolved_at IS NULL
            """)
        .query((row, number) -> new Standing(row.getLong("open"), instant(row, "oldest")))
        .single();
  }

  private static BankBreak map(ResultSet row, int number) throws SQLException {
    var currency = row.getString("currency");
    var bankMinor = row.getObject("bank_minor", Long.class);
    var resolution = row.getString("resolution");
    return new BankBreak(
        row.getObject("id", UUID.class),
        BreakSubject.valueOf(row.getString("subject_kind")),
        row.getObject("subject_id", UUID.class),
        Contradiction.Kind.valueOf(row.getString("kind")),
        Money.of(row.getLong("asked_minor"), currency),
        bankMinor == null ? null : Money.of(bankMinor, row.getString("bank_currency")),
        row.getObject("smallest_minor", Long.class),
        row.getString("evidence"),
        Objects.requireNonNull(instant(row, "found_at")),
        Objects.requireNonNull(instant(row, "seen_at")),
        row.getInt("times_seen"),
        row.getString("owner"),
        resolution == null
            ? null
            : new Resolved(
                Resolution.valueOf(resolution),
                row.getObject("credited_minor", Long.class),
                row.getString("reason"),
                row.getString("proposed_by"),
                Objects.requireNonNull(instant(row, "resolved_at"))));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minorUnits();
  }

  private static @Nullable Object currency(@Nullable Money money) {
    return money == null ? null : money.currency();
  }

  /**
   * What hearing the bank led to.
   *
   * @param open the open breaks by what they are about
   * @param closed what has no break any more
   */
  public record Heard(Map<UUID, UUID> open, Set<UUID> closed) {}

  /** What waits for a person; {@code oldest} is {@code null} if nothing does. */
  record Standing(long open, @Nullable Instant oldest) {}
}
