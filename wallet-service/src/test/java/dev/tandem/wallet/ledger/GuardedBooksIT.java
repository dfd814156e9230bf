package dev.tandem.wallet.ledger;

import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

import static dev.tandem.wallet.ledger.Books.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tries to break the books with plain SQL, as a defect or a careless hand would. */
class GuardedBooksIT {

  private static Books books;

  private UUID wallet;
  private long account;
  private long clearing;

  @BeforeAll
  static void open() {
    books = Books.open();
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @BeforeEach
  void aWalletHolding1000() {
    wallet = books.aWallet();
    account = books.accountOf(wallet);
    clearing = books.bankClearing("CNY");
    books.record(recharge(wallet, 1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE posting SET amount_minor = 1",
        "DELETE FROM posting",
        "TRUNCATE posting",
        "UPDATE journal SET effective_at = now()",
        "DELETE FROM journal",
        "TRUNCATE journal CASCADE",
        "UPDATE posting SET amount_minor = 1 WHERE false",
      })
  void refusesToChangeWhatWasPosted(String change) {
    refused(change, "its rows are only ever added");
  }

  @Test
  void refusesAJournalOutOfBalance() {
    refused(
        journal(posting(clearing, -500), kept(account, 499, 2, 1499)), "out of balance by -1 CNY");
  }

  @Test
  void refusesHalfAJournal() {
    refused(journal(posting(clearing, -500)), "out of balance by -500 CNY");
  }

  @Test
  void refusesAJournalThatBalancesOnlyAcrossCurrencies() {
    var francs = books.bankClearing(currencyOf(books.aWallet("CHF")));
    refused(
        journal(kept(account, 500, 2, 1500), "(j, %d, 'CHF', -500, NULL, NULL)".formatted(francs)),
        "out of balance by");
  }

  @Test
  void refusesAJournalWithoutPostings() {
    refused(
        "INSERT INTO journal VALUES (uuidv7(), 'RECHARGE', uuidv7(), now())", "has no postings");
  }

  @Test
  void refusesAPostingInAnotherCurrencyThanItsAccount() {
    refused(
        journal(
            "(j, %d, 'CHF', -500, NULL, NULL)".formatted(clearing),
            "(j, %d, 'CHF', 500, 2, 1500)".formatted(account)),
        "posting_in_currency_of_account");
  }

  @Test
  void refusesABalanceThatNoPostingLeadsTo() {
    refused("UPDATE account SET balance_minor = 9999 WHERE id = " + account, "last posting");
    refused(
        "UPDATE account SET posting_count = posting_count + 1 WHERE id = " + account,
        "last posting");
    refused(
        "INSERT INTO account (kind, wallet_id, currency, balance_minor, posting_count, opened_at)"
            + " OVERRIDING SYSTEM VALUE SELECT 'BANK_CLEARING', id, currency, 5, 0, now()"
            + " FROM wallet WHERE id = '" + wallet + "'",
        "last posting");
  }

  @Test
  void refusesAPostingThatTheBalanceDoesNotFollow() {
    refused(
        journal(posting(clearing, -500), kept(account, 500, 2, 1500)),
        "does not continue its account");
  }

  @Test
  void refusesAPostingOutOfTurn() {
    refused(
        withBalance(1500, 3, journal(posting(clearing, -500), kept(account, 500, 3, 1500))),
        "does not continue its account");
  }

  @Test
  void refusesAPostingWithAWrongRunningBalance() {
    refused(
        withBalance(1600, 2, journal(posting(clearing, -500), kept(account, 500, 2, 1600))),
        "does not continue its account");
  }

  @Test
  void refusesAnUnnumberedPostingOnAnAccountThatKeepsItsBalance() {
    refused(
        journal(posting(clearing, -500), posting(account, 500)), "does not continue its account");
  }

  @Test
  void acceptsWhatKeepsAllTheRules() {
    books
        .jdbc
        .sql(withBalance(1500, 2, journal(posting(clearing, -500), kept(account, 500, 2, 1500))))
        .update();

    assertThat(books.availableMinor(wallet)).isEqualTo(1500);
  }

  @Test
  void refusesToCountMoneyTwiceOnOneAccountOfAJournal() {
    refused(
        journal(posting(clearing, -250), posting(clearing, -250), kept(account, 500, 2, 1500)),
        "posting_once_per_account");
  }

  private void refused(String statement, String because) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> books.jdbc.sql(statement).update())
        .withMessageContaining(because);
    assertThat(books.availableMinor(wallet)).isEqualTo(1000);
  }

  private String withBalance(long balanceMinor, long count, String journal) {
    return journal.replace(
        "SELECT 1",
        "UPDATE account SET balance_minor = %d, posting_count = %d WHERE id = %d RETURNING 1"
            .formatted(balanceMinor, count, account));
  }

  private static String journal(String... postings) {
    var id = UuidV7.next();
    return """
        WITH balanced AS (SELECT 1), written AS (
          INSERT INTO journal VALUES ('%s', 'RECHARGE', uuidv7(), now())
        )
        INSERT INTO posting
          (journal_id, account_id, currency, amount_minor, account_sequence, balance_after_minor)
        VALUES %s
        """.formatted(id, String.join(", ", postings).replace("(j,", "('%s',".formatted(id)));
  }

  private static String posting(long account, long amountMinor) {
    return "(j, %d, 'CNY', %d, NULL, NULL)".formatted(account, amountMinor);
  }

  private static String kept(long account, long amountMinor, long sequence, long balanceMinor) {
    return "(j, %d, 'CNY', %d, %d, %d)".formatted(account, amountMinor, sequence, balanceMinor);
  }

  private static String currencyOf(UUID wallet) {
    return books
        .jdbc
        .sql("SELECT currency FROM wallet WHERE id = ?")
        .param(wallet)
        .query(String.class)
        .single();
  }
}
