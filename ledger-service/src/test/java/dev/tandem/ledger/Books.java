package dev.tandem.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static java.util.stream.Collectors.toMap;

/** The books of a test: posts to them and reads what they hold. */
public class Books {

  private final PostJournals posting;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public Books(PostJournals posting, JdbcClient jdbc, TransactionTemplate transaction) {
    this.posting = posting;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  public static Money cny(long minor) {
    return Money.of(minor, "CNY");
  }

  /** A recharge of {@code amount} that completed at {@code at}. */
  public static Journal recharge(Money amount, Instant at) {
    return new Journal(
        UuidV7.next(),
        JournalKind.RECHARGE,
        "rch_" + UUID.randomUUID(),
        at,
        List.of(Line.debit(Account.BANK_CLEARING, amount), Line.credit(Account.CUSTOMERS, amount)));
  }

  /** The fund house accepted orders of {@code amount}. */
  public static Journal subscription(Money amount, Instant at) {
    return new Journal(
        UuidV7.next(),
        JournalKind.SUBSCRIPTION,
        "ord_" + UUID.randomUUID(),
        at,
        List.of(
            Line.debit(Account.SUBSCRIPTION_IN_TRANSIT, amount),
            Line.credit(Account.FUND_HOUSE_PAYABLE, amount)));
  }

  public int post(Journal... journals) {
    return post(List.of(journals));
  }

  public int post(List<Journal> journals) {
    return transaction.execute(status -> posting.post(journals));
  }

  /** What was posted under {@code reference}: credits less debits, by account. */
  public Map<String, Long> linesOf(String reference) {
    return jdbc
        .sql("""
            SELECT p.account, sum(p.amount_minor)::bigint AS amount
            FROM journal j JOIN posting p ON p.journal_id = j.id
            WHERE j.reference = :reference
            GROUP BY p.account
            """)
        .param("reference", reference)
        .query((row, number) -> Map.entry(row.getString("account"), row.getLong("amount")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public String businessDateOf(Journal journal) {
    return jdbc.sql("SELECT business_date::text FROM journal WHERE event_id = :id")
        .param("id", journal.causeId())
        .query(String.class)
        .single();
  }
}
