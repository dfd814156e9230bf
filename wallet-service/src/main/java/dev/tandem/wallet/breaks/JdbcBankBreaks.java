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
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.breaks.BankBreak.Proposal;
import dev.tandem.wallet.breaks.BankBreak.Settled;
import dev.tandem.web.settling.BreakActs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The breaks as the service finds them: one open for each thing the bank contradicts. */
@Component
public class JdbcBankBreaks {

  private static final Logger log = LoggerFactory.getLogger(JdbcBankBreaks.class);

  static final String ACTS = "bank_break_act";

  /** The name of the service where it acts by itself. */
  private static final String SERVICE = "wallet-service";

  // What somebody has proposed stands only as long as the bank says the same.
  private static final String SAME_FIGURE =
      "(%1$s.bank_minor, %1$s.bank_currency) IS NOT DISTINCT FROM (%2$s.bank_minor, %2$s.bank_currency)";

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
        times_seen = bank_break.times_seen + 1,
        resolution = CASE WHEN %1$s THEN bank_break.resolution END,
        reason = CASE WHEN %1$s THEN bank_break.reason END,
        proposed_by = CASE WHEN %1$s THEN bank_break.proposed_by END
      RETURNING *
      """.formatted(SAME_FIGURE.formatted("bank_break", "EXCLUDED"));

  private static final String HEAR_AS_ASKED = """
      UPDATE bank_break b
      SET bank_minor = s.bank_minor,
        bank_currency = s.bank_currency,
        smallest_minor = least(b.smallest_minor, s.bank_minor),
        evidence = s.evidence,
        seen_at = :at::timestamptz,
        times_seen = b.times_seen + 1,
        resolution = CASE WHEN NOT b.needs_person THEN 'BANK_CORRECTED'
          WHEN %1$s THEN b.resolution END,
        reason = CASE WHEN NOT b.needs_person THEN s.evidence WHEN %1$s THEN b.reason END,
        proposed_by = CASE WHEN NOT b.needs_person THEN 'bank' WHEN %1$s THEN b.proposed_by END,
        resolved_at = CASE WHEN NOT b.needs_person THEN :at::timestamptz END
      FROM unnest(:subjectIds::uuid[], :bank::bigint[], :bankCurrencies::text[], :evidence::text[])
        AS s (subject_id, bank_minor, bank_currency, evidence)
      WHERE b.subject_id = s.subject_id AND b.resolved_at IS NULL
      RETURNING b.*
      """.formatted(SAME_FIGURE.formatted("b", "s"));

  private final JdbcClient jdbc;
  private final BreakActs acts;

  JdbcBankBreaks(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.acts = new BreakActs(jdbc, ACTS);
  }

  /**
   * Records the bank's answers about charges that are locked: a contradiction opens a break or is
   * added to the open one; an answer that fits the request closes it, unless it needs a person.
   *
   * @param statements by the id of the charge
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
      if (found.isClosed()) {
        closed.add(found.subjectId());
        acts.add(found.id(), SERVICE, found.status(), found.evidence(), at);
      } else {
        open.put(found.subjectId(), found.id());
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

  static BankBreak map(ResultSet row, int number) throws SQLException {
    var currency = row.getString("currency");
    var bankMinor = row.getObject("bank_minor", Long.class);
    var settlement = row.getString("resolution");
    var closedAt = instant(row, "resolved_at");
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
        settlement == null
            ? null
            : new Proposal(
                Settlement.valueOf(settlement),
                row.getString("reason"),
                row.getString("proposed_by")),
        closedAt == null
            ? null
            : new Settled(
                row.getObject("credited_minor", Long.class),
                row.getString("approved_by"),
                closedAt));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
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
   * The breaks after recording the bank's answers.
   * @param open the open breaks by the id of their charge
   * @param closed the charges whose break was closed
   */
  public record Heard(Map<UUID, UUID> open, Set<UUID> closed) {}
}
