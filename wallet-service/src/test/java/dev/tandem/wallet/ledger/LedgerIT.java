package dev.tandem.wallet.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.ledger.JdbcPostingReads.PostedLine;
import dev.tandem.wallet.ledger.JdbcPostingReads.Turnover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

import static dev.tandem.wallet.ledger.Books.recharge;
import static dev.tandem.wallet.ledger.Books.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class LedgerIT {

  private static Books books;

  @BeforeAll
  static void open() {
    books = Books.open();
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @Test
  void opensAWalletWithNothingInIt() {
    assertThat(books.availableMinor(books.aWallet())).isZero();
  }

  @Test
  void creditsTheWalletAndDebitsBankClearing() {
    var wallet = books.aWallet("CHF");
    var journal =
        Journal.ofRecharge(UuidV7.next(), UuidV7.next(), wallet, Money.of(1250, "CHF"), Books.AT);

    books.record(journal);

    assertThat(books.availableMinor(wallet)).isEqualTo(1250);
    assertThat(books.reads.turnover())
        .contains(
            new Turnover("CHF", AccountKind.BANK_CLEARING, 1250, 0),
            new Turnover("CHF", AccountKind.WALLET_AVAILABLE, 0, 1250));
    assertThat(postingsOf(wallet)).singleElement().satisfies(posting -> {
      assertThat(posting.journalId()).isEqualTo(journal.id());
      assertThat(posting.referenceId()).isEqualTo(journal.referenceId());
      assertThat(posting.effectiveAt()).isEqualTo(Books.AT);
      assertThat(posting.balanceAfterMinor()).isEqualTo(1250);
    });
  }

  @Test
  void carriesTheRunningBalanceWhenOneBatchMeetsAWalletSeveralTimes() {
    var wallet = books.aWallet();
    var other = books.aWallet();
    books.record(recharge(wallet, 1000));

    books.record(
        recharge(wallet, 10), recharge(other, 7), recharge(wallet, 20), withdrawal(wallet, 5));

    assertThat(postingsOf(wallet))
        .extracting(PostedLine::amountMinor, PostedLine::balanceAfterMinor)
        .containsExactly(
            tuple(-5L, 1025L), tuple(20L, 1030L), tuple(10L, 1010L), tuple(1000L, 1000L));
    assertThat(books.availableMinor(wallet)).isEqualTo(1025);
    assertThat(books.availableMinor(other)).isEqualTo(7);
  }

  @Test
  void refusesAnythingThatTakesAWalletBelowZeroAndTheWholeBatchWithIt() {
    var wallet = books.aWallet();
    var other = books.aWallet();
    books.record(recharge(wallet, 100));

    assertThatExceptionOfType(InsufficientBalanceException.class)
        .isThrownBy(() -> books.record(recharge(other, 50), withdrawal(wallet, 101)));

    assertThat(books.availableMinor(wallet)).isEqualTo(100);
    assertThat(books.availableMinor(other)).isZero();
  }

  @Test
  void creditsOneRechargeOnceHoweverOftenItIsRecorded() {
    var wallet = books.aWallet();
    var rechargeId = UuidV7.next();
    var amount = Money.of(300, "CNY");
    books.record(Journal.ofRecharge(UuidV7.next(), rechargeId, wallet, amount, Books.AT));

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() ->
            books.record(Journal.ofRecharge(UuidV7.next(), rechargeId, wallet, amount, Books.AT)));

    assertThat(books.availableMinor(wallet)).isEqualTo(300);
  }

  @Test
  void refusesAWalletWithoutAccounts() {
    assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
        .isThrownBy(() -> books.record(recharge(UuidV7.next(), 1)))
        .withMessageContaining("out of balance");
  }

  @Test
  void keepsEveryBalanceRightAndNeverDeadlocksWhenBatchesShareWallets() throws Exception {
    var wallets = IntStream.range(0, 5).mapToObj(number -> books.aWallet()).toList();
    var workers = 8;
    var batches = 25;
    try (var threads = Executors.newFixedThreadPool(workers)) {
      var work = Collections.nCopies(workers, (Callable<Void>) () -> {
        for (var batch = 0; batch < batches; batch++) {
          books.record(shuffledRecharges(wallets));
        }
        return null;
      });
      for (var outcome : threads.invokeAll(work)) {
        outcome.get();
      }
    }

    for (var wallet : wallets) {
      assertThat(books.availableMinor(wallet)).isEqualTo(3L * workers * batches);
      assertThat(gapsAndJumpsOf(wallet)).isZero();
    }
  }

  @Test
  void agreesWithTheSumOfAllPostingsAlsoWhileTotalsAreSummedUp() throws Exception {
    var wallet = books.aWallet();
    var summingUp = new JdbcPostingTotals(books.jdbc, new LedgerProperties(Duration.ofSeconds(10)));
    try (var threads = Executors.newFixedThreadPool(3)) {
      var recording = threads.submit(() -> {
        for (var number = 0; number < 100; number++) {
          books.record(recharge(wallet, 3));
        }
      });
      var summing = List.of(
          threads.submit(() -> sumUpUntil(recording::isDone, summingUp)),
          threads.submit(() -> sumUpUntil(recording::isDone, summingUp)));
      recording.get();
      for (var one : summing) {
        one.get();
      }
    }

    summingUp.sumUpBeyond(0);

    assertThat(books.reads.turnover()).containsExactlyInAnyOrderElementsOf(sumOfPostings());
    assertThat(books
            .jdbc
            .sql("SELECT count(*) FROM posting_total")
            .query(Long.class)
            .single())
        .isEqualTo(books.reads.turnover().size());
  }

  private static void sumUpUntil(
      java.util.function.BooleanSupplier done, JdbcPostingTotals summingUp) {
    while (!done.getAsBoolean()) {
      summingUp.sumUpBeyond(0);
    }
  }

  private static List<Journal> shuffledRecharges(List<UUID> wallets) {
    var journals = new ArrayList<Journal>();
    for (var wallet : wallets) {
      journals.add(recharge(wallet, 1));
      journals.add(recharge(wallet, 2));
    }
    Collections.shuffle(journals, new Random());
    return journals;
  }

  private static List<PostedLine> postingsOf(UUID wallet) {
    return books.reads.latest(books.accountOf(wallet), Long.MAX_VALUE, 100);
  }

  private static long gapsAndJumpsOf(UUID wallet) {
    return books.jdbc.sql("""
            SELECT count(*)
            FROM (
              SELECT account_sequence, balance_after_minor,
                row_number() OVER chain AS expected_sequence,
                sum(amount_minor) OVER chain AS expected_balance
              FROM posting
              WHERE account_id = ?
              WINDOW chain AS (ORDER BY account_sequence)
            ) numbered
            WHERE account_sequence <> expected_sequence OR balance_after_minor <> expected_balance
            """).param(books.accountOf(wallet)).query(Long.class).single();
  }

  private static List<Turnover> sumOfPostings() {
    return books.jdbc.sql("""
            SELECT p.currency, a.kind,
              coalesce(-sum(amount_minor) FILTER (WHERE amount_minor < 0), 0) AS debit_minor,
              coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0), 0) AS credit_minor
            FROM posting p JOIN account a ON a.id = p.account_id
            GROUP BY p.currency, a.kind
            """).query(Turnover.class).list();
  }
}
