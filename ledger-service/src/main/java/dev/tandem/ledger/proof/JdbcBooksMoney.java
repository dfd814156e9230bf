package dev.tandem.ledger.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.PostEvents;
import dev.tandem.ledger.proof.Strand.Sum;
import dev.tandem.web.proof.MoneyFlow;
import dev.tandem.web.proof.MovedMoney;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The money of recharges and orders as the books have it, by the time at which it moved. */
@Repository
class JdbcBooksMoney {

  /** Journals that events make, as the database names them. */
  static final List<String> KINDS =
      JournalKind.OF_EVENTS.stream().map(JournalKind::name).toList();

  private static final String MOVEMENT = """
      SELECT j.kind, j.reference, moved.currency, j.effective_at AS at, moved.amount_minor,
        j.id AS source, j.event_id
      FROM journal j
        CROSS JOIN LATERAL (
          SELECT currency, abs(sum(amount_minor)) AS amount_minor
          FROM posting
          WHERE journal_id = j.id AND account = CASE j.kind
            WHEN 'DISCOUNT_PURCHASE' THEN 'BANK_CLEARING'
            WHEN 'SUBSCRIPTION' THEN 'FUND_HOUSE_PAYABLE'
            ELSE 'CUSTOMERS' END
          GROUP BY currency
        ) moved
      WHERE j.effective_at >= :from AND j.effective_at < :to AND j.kind IN ('%s')
      """.formatted(String.join("', '", KINDS));

  private static final String LINE = """
      SELECT m.kind, m.reference, m.currency, m.at, l.account, l.amount_minor
      FROM movement m JOIN posting l ON l.journal_id = m.source
      """;

  private static final String TOTALS = """
      SELECT account, currency, credit_minor - debit_minor AS amount_minor FROM turnover
      """;

  private final JdbcClient jdbc;
  private final MovedMoney money;

  JdbcBooksMoney(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.money = new MovedMoney(jdbc, MOVEMENT, LINE, TOTALS);
  }

  /** Sums, movements and balances, as other services tell of theirs. */
  MovedMoney money() {
    return money;
  }

  /** When the first journals happened. */
  Optional<Instant> beginning() {
    return jdbc.sql("""
            SELECT min(effective_at) AS at FROM journal
            WHERE chain = ANY (ARRAY(SELECT chain FROM chain_head)) AND chain_position = 1
            """)
        .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
        .single()
        .map(at -> at.toInstant().truncatedTo(ChronoUnit.MINUTES));
  }

  /** What the messages that came here come to: journals whose event is in the inbox. */
  Map<FlowKey, Sum> heard(Instant from, Instant to) {
    var heard = new HashMap<FlowKey, Sum>();
    jdbc.sql("WITH movement AS (" + MOVEMENT + """
            )
            SELECT date_trunc('minute', at, 'UTC') AS minute, kind, currency, count(*) AS count,
              sum(amount_minor) AS sum_minor
            FROM movement
            WHERE EXISTS (
              SELECT FROM messaging.inbox i
              WHERE i.event_id = movement.event_id AND i.consumer_group = :group)
            GROUP BY 1, 2, 3
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("group", PostEvents.GROUP)
        .query(row -> {
          heard.put(
              new FlowKey(
                  row.getObject("minute", OffsetDateTime.class).toInstant(),
                  row.getString("kind"),
                  row.getString("currency")),
              new Sum(row.getLong("count"), row.getLong("sum_minor")));
        });
    return heard;
  }

  /** The event that made the journal of {@code kind} with {@code reference}. */
  Optional<String> eventOf(String kind, String reference) {
    return jdbc
        .sql("SELECT 'evt_' || event_id FROM journal WHERE reference = :reference AND kind = :kind")
        .param("reference", reference)
        .param("kind", kind)
        .query(String.class)
        .list()
        .stream()
        .findFirst();
  }

  /** What the sums of one minute are of. */
  record FlowKey(Instant minute, String kind, String currency) {

    static FlowKey of(MoneyFlow flow) {
      return new FlowKey(flow.minute(), flow.kind(), flow.currency());
    }
  }
}
