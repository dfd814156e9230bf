package dev.tandem.ledger.matching;

import java.time.LocalDate;

import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.ledger.matching.MatchStatements.Stage;
import dev.tandem.test.Crashes;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Statements are matched with the books. Each test has a currency of its own. */
@RunningLedger
class MatchingIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort
  int port;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PostJournals posting;

  @Autowired
  PlatformTransactionManager transactions;

  @Autowired
  MatchStatements matching;

  private TransactionTemplate transaction;
  private Books books;

  @BeforeEach
  void open() {
    transaction = new TransactionTemplate(transactions);
    books = new Books(posting, jdbc, transaction);
  }

  @Test
  void matchesByReferenceAndPutsTheMoneyOnTheAccountAtTheBank() {
    var bank = new BankSide(jdbc, books, "SGD");
    bank.charged("rch_1", 1_000, DAY);
    bank.charged("rch_2", 250, DAY);
    bank.charged("rch_3", 70, DAY);
    bank.paid("stl_1", 400, DAY);
    bring(new BankFile("SGD", DAY, 61, 0)
        .with("rch_1", 1_000)
        .with("rch_2", 250)
        .with("stl_1", -400)
        .with("nobody's", 5));

    matching.run();

    assertThat(bank.expected()).containsExactly("rch_3");
    assertThat(bank.openEntries()).isEqualTo(1);
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(850);
    assertThat(bank.on(Account.BANK_CLEARING)).isEqualTo(70);
    assertThat(bank.on(Account.PAYOUT_IN_TRANSIT)).isZero();
    assertThat(books.linesOf("stl_1")).containsEntry("NOSTRO", 400L);
  }

  @Test
  void matchesTwoOfAKindWithTwoAndNotWithThree() {
    var bank = new BankSide(jdbc, books, "THB");
    bank.charged("rch_1", 1_000, DAY);
    bank.charged("rch_1", 1_000, DAY);
    bring(new BankFile("THB", DAY, 61, 0)
        .with("rch_1", 1_000)
        .with("rch_1", 1_000)
        .with("rch_1", 1_000));

    matching.run();

    assertThat(bank.expected()).isEmpty();
    assertThat(bank.openEntries()).isEqualTo(1);
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(2_000);
  }

  @Test
  void matchesOnceWhereverItDies() {
    var bank = new BankSide(jdbc, books, "KZT");
    var first = LocalDate.of(2024, 1, 1);

    var boundaries = Crashes.everywhere(
        number -> {
          bank.charged("rch_kzt_" + number, 100, first.plusDays(number));
          bring(new BankFile("KZT", first.plusDays(number), number, (number - 1) * 100L)
              .with("rch_kzt_" + number, 100));
        },
        number -> matching.run(),
        number -> {
          matching.run();
          assertThat(bank.expected()).isEmpty();
          assertThat(bank.openEntries()).isZero();
          assertThat(bank.on(Account.NOSTRO)).isEqualTo(100L * number);
          assertThat(bank.on(Account.BANK_CLEARING)).isZero();
          assertThat(bank.matched()).isEqualTo(number);
        });

    assertThat(boundaries).isGreaterThan(10);
    var told = jdbc.sql("""
            SELECT coalesce(sum(event_count), 0) FROM messaging.outbox
            WHERE tag = 'BankEntryMatched' AND convert_from(body, 'UTF8') LIKE '%"KZT"%'
            """).query(Integer.class).single();
    assertThat(told).isEqualTo(boundaries + 1);
  }

  @Test
  void booksTheBanksOwnChargeApart() {
    var bank = new BankSide(jdbc, books, "CHF");
    bank.paid("stl_2", 400, DAY);
    var file = new BankFile("CHF", DAY, 61, 1_000).with("stl_2", -450).xml();
    bring(file.replace("<NtryDtls>", """
        <Chrgs><Rcrd><Amt Ccy="CHF">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>\
        <ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs><NtryDtls>"""));

    matching.run();

    assertThat(bank.on(Account.NOSTRO)).isEqualTo(-450);
    assertThat(bank.on(Account.BANK_CHARGES)).isEqualTo(50);
    assertThat(bank.on(Account.PAYOUT_IN_TRANSIT)).isZero();
  }

  @Test
  void matchesEntriesWithoutAReferenceIfThereIsNoSecondCandidate() {
    var bank = new BankSide(jdbc, books, "NZD");
    bank.charged("rch_1", 111, DAY);
    bank.charged("rch_2", 222, DAY);
    bank.charged("rch_3", 222, DAY);
    bank.charged("rch_4", 333, DAY.minusDays(30));
    var file = new BankFile("NZD", DAY, 61, 0)
        .with("one", 111)
        .with("two", 222)
        .with("far", 333)
        .xml();
    bring(file.replaceAll("<EndToEndId>[a-z]*<", "<EndToEndId>NOTPROVIDED<"));

    matching.run();

    assertThat(bank.expected()).containsExactly("rch_2", "rch_3", "rch_4");
    assertThat(bank.openEntries()).isEqualTo(2);
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(111);
  }

  @Test
  void neitherDoublesNorLosesAnythingWhateverStageIsCut() {
    var bank = new BankSide(jdbc, books, "MXN");
    bank.charged("rch_1", 1_000, DAY);
    bank.charged("rch_2", 250, DAY);
    var file = new BankFile("MXN", DAY, 61, 0)
        .with("rch_1", 1_000)
        .with("nameless", 250)
        .xml();
    bring(file.replace(">nameless<", ">NOTPROVIDED<"));

    for (var stage : Stage.values()) {
      transaction.executeWithoutResult(cut -> {
        matching.run(stage);
        cut.setRollbackOnly();
      });
      matching.run(stage);
      matching.run(stage);
    }
    matching.run();

    assertThat(bank.on(Account.NOSTRO)).isEqualTo(1_250);
    assertThat(bank.on(Account.BANK_CLEARING)).isZero();
    assertThat(bank.matched()).isEqualTo(2);
    assertThat(bank.expected()).isEmpty();
    assertThat(bank.openEntries()).isZero();
  }

  @Test
  void expectsNothingOfAPayoutThatWasTakenBack() {
    var bank = new BankSide(jdbc, books, "ZAR");
    bank.paid("stl_3", 400, DAY);
    bank.paid("stl_3", -400, DAY);

    matching.run();

    assertThat(bank.expected()).isEmpty();
    assertThat(bank.on(Account.NOSTRO)).isZero();
  }

  private void bring(BankFile file) {
    bring(file.xml());
  }

  private void bring(String xml) {
    assertThat(BankFile.post(new Api(port), xml).status()).isEqualTo(201);
  }
}
