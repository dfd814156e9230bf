package dev.tandem.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One account at the bank in a test, and what the books expect on it. */
public final class BankSide {

  private final JdbcClient jdbc;
  private final Books books;
  private final String currency;

  /** The account in {@code currency}, which belongs to one test alone. */
  public BankSide(JdbcClient jdbc, Books books, String currency) {
    this.jdbc = jdbc;
    this.books = books;
    this.currency = currency;
    jdbc.sql("INSERT INTO bank_account VALUES (:account, :currency) ON CONFLICT DO NOTHING")
        .param("account", "TANDEM-" + currency)
        .param("currency", currency)
        .update();
  }

  /** The bank was asked to charge, and said it did. */
  public void charged(String reference, long amountMinor, LocalDate day) {
    charged(reference, amountMinor, day.atTime(LocalTime.of(3, 0)).toInstant(ZoneOffset.UTC));
  }

  public void charged(String reference, long amountMinor, Instant at) {
    post(JournalKind.RECHARGE, reference, at, Account.BANK_CLEARING, amountMinor);
  }

  /** The bank was told to pay. */
  public void paid(String reference, long amountMinor, LocalDate day) {
    var at = day.atTime(LocalTime.of(3, 0)).toInstant(ZoneOffset.UTC);
    post(JournalKind.PAYOUT, reference, at, Account.PAYOUT_IN_TRANSIT, -amountMinor);
  }

  private void post(
      JournalKind kind, String reference, Instant at, Account account, long amountMinor) {
    var amount = Money.of(amountMinor, currency);
    books.post(new Journal(
        UuidV7.next(),
        kind,
        reference,
        at,
        List.of(Line.debit(account, amount), Line.credit(Account.CUSTOMERS, amount))));
  }

  /** What stands on {@code account}: debits less credits. */
  public long on(Account account) {
    return jdbc.sql("""
            SELECT coalesce(sum(debit_minor - credit_minor), 0)::bigint
            FROM turnover WHERE account = :account AND currency = :currency
            """)
        .param("account", account.name())
        .param("currency", currency)
        .query(Long.class)
        .single();
  }

  /** How many entries of statements no match explains. */
  public long openEntries() {
    return jdbc.sql("""
            SELECT count(*) FROM open_entry JOIN bank_entry ON id = entry_id
            WHERE currency = :currency
            """).param("currency", currency).query(Long.class).single();
  }

  /** References of what is expected on a statement. */
  public List<String> expected() {
    return jdbc.sql("SELECT reference FROM expected_entry WHERE currency = :currency ORDER BY 1")
        .param("currency", currency)
        .query(String.class)
        .list();
  }

  /** How many journals matching has posted. */
  public long matched() {
    return jdbc.sql("SELECT count(*) FROM bank_match WHERE currency = :currency")
        .param("currency", currency)
        .query(Long.class)
        .single();
  }
}
