package dev.tandem.ledger.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settlement windows that postings are stamped with. */
@Repository
class JdbcOpenWindows {

  private final JdbcClient jdbc;
  private final LedgerProperties properties;
  private final Clock clock;

  JdbcOpenWindows(JdbcClient jdbc, LedgerProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The fund house's open window of each of {@code currencies}, opened where there is none. Whoever
   * closes one does not wait for this transaction; only who nets it does.
   */
  Map<Currency, UUID> take(Set<Currency> currencies) {
    var open = new HashMap<Currency, UUID>();
    while (!open.keySet().containsAll(currencies)) {
      open.putAll(shared(currencies));
      if (!open.keySet().containsAll(currencies)) {
        open(currencies);
      }
    }
    return open;
  }

  // The weakest lock there is: it lets the status change, and keeps out only FOR UPDATE.
  private Map<Currency, UUID> shared(Set<Currency> currencies) {
    var open = new HashMap<Currency, UUID>();
    jdbc.sql("""
            SELECT id, currency
            FROM settlement
            WHERE counterparty = :counterparty AND currency = ANY (:currencies)
              AND status = 'OPEN'
            FOR KEY SHARE
            """)
        .param("counterparty", properties.fundHouse())
        .param("currencies", SqlArrays.of(currencies, Currency::getCurrencyCode))
        .query(row -> {
          open.put(
              Currency.getInstance(row.getString("currency")), row.getObject("id", UUID.class));
        });
    return open;
  }

  private void open(Set<Currency> currencies) {
    jdbc.sql("""
            INSERT INTO settlement (id, counterparty, currency, status, opened_at)
            SELECT id, :counterparty, currency, 'OPEN', :now
            FROM unnest(:ids::uuid[], :currencies::text[]) AS missing (id, currency)
            ON CONFLICT DO NOTHING
            """)
        .param("ids", SqlArrays.of(currencies, currency -> UuidV7.next()))
        .param("counterparty", properties.fundHouse())
        .param("currencies", SqlArrays.of(currencies, Currency::getCurrencyCode))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
