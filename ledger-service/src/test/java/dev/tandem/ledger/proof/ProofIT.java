package dev.tandem.ledger.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.contract.Money;
import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostEvents;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.ledger.matching.MatchStatements;
import dev.tandem.ledger.proof.Difference.Between;
import dev.tandem.ledger.proof.Difference.Side;
import dev.tandem.ledger.proof.ProofController.ProofAnswer;
import dev.tandem.ledger.proof.Strand.Sum;
import dev.tandem.ledger.proof.ToldMoney.Movement;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.proof.AccountBalance;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Each test has an hour of its own, in which events happen and are published. */
@RunningLedger
class ProofIT {

  private static final String CURRENCY = "KES";

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PlatformTransactionManager transactions;

  @Autowired
  JdbcBooksMoney booksMoney;

  @Autowired
  JdbcMessages messages;

  @Autowired
  JdbcProof proof;

  @Autowired
  JdbcBankSide bank;

  @Autowired
  JdbcTradingCalendars calendars;

  @Autowired
  MatchStatements matching;

  @LocalServerPort
  int port;

  private static final AtomicInteger TESTS = new AtomicInteger();

  // Each test has days of its own: the proof looks at what happened up to a day before.
  private final Instant hour = LocalDate.of(2019, 1, 1)
      .plusDays(10L * TESTS.incrementAndGet())
      .atTime(4, 0)
      .toInstant(ZoneOffset.UTC);
  private final LocalDate date = new TradingCalendar(Set.of()).businessDate(hour);

  private ToldMoney told;
  private Books books;
  private ProveBooks proving;

  @BeforeEach
  void begin() {
    books = new Books(posting, jdbc, new TransactionTemplate(transactions));
    told = new ToldMoney(jdbc, booksMoney);
    jdbc.sql("DELETE FROM proof_position").update();
    jdbc.sql("DELETE FROM proof_difference").update();
    for (var strand : List.of("money", "messages")) {
      proof.advance(strand, hour);
      proof.advance(strand + " after PT1H", hour);
      proof.advance(strand + " after PT24H", hour);
    }
    proving = provingAt(hour.plus(Duration.ofHours(1)));
  }

  private ProveBooks provingAt(Instant time) {
    var clock = Clock.fixed(time, ZoneOffset.UTC);
    var services = new OtherServices(told.properties());
    return new ProveBooks(
        new MoneyStrand(services, booksMoney, clock),
        new MessageStrand(services, messages, clock::instant),
        services,
        proof,
        Duration.ZERO,
        transactions);
  }

  @AfterEach
  void end() {
    told.close();
  }

  @Test
  void holdsWhereOrdersMessagesAndBooksAgree() {
    recharge(500).said().published().taken().booked();
    recharge(700).said().published().taken().booked();
    subscription(300).said().published().taken().booked();
    var answer = answer();

    assertThat(answer.differing()).isEmpty();
    assertThat(answer.underWay()).isZero();
    assertThat(answer.provedUntil()).isEqualTo(hour.plus(Duration.ofHours(1)));
    assertThat(answer.data())
        .filteredOn(it -> it.currency().equals(CURRENCY))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.holds()).isTrue();
          assertThat(List.of(it.orders(), it.messages(), it.ledger()))
              .containsOnly(new Sum(3, 1_500));
          assertThat(it.kinds())
              .extracting(ProofController.KindAnswer::kind)
              .containsExactly("RECHARGE", "SUBSCRIPTION");
        });
    assertThat(proof.heldUntil("money")).hasValue(hour.plus(Duration.ofHours(1)));
  }

  @Test
  void namesWhatCameAndIsNotInTheBooks() {
    var lost = recharge(500).said().published().taken();
    recharge(700).said().published().taken().booked();

    assertThat(answer().holds()).isFalse();
    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::missingIn)
        .containsExactlyInAnyOrder(
            tuple(Between.ORDERS_AND_LEDGER, lost.reference, Side.LEDGER),
            tuple(Between.INBOX_AND_LEDGER, "evt_" + lost.event, Side.LEDGER));
    assertThat(proof.heldUntil("money")).hasValue(hour.plusSeconds(60));
  }

  @Test
  void hasSentAgainWhatNeverCameAndHoldsOnceItIsThere() {
    var lost = recharge(500).said().published();

    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::missingIn)
        .contains(tuple(Between.OUTBOX_AND_INBOX, "evt_" + lost.event, Side.INBOX));

    assertThat(proving.resend("a test").events()).isEqualTo(1);
    assertThat(told.resent()).containsExactly(lost.event.toString());

    lost.taken().booked();

    assertThat(answer().differing()).isEmpty();
    assertThat(proof.heldUntil("messages")).hasValue(hour.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24})
  void findsLaterWhatWasPublishedLateAndLost(int hours) {
    proving = provingAt(hour.plus(Duration.ofHours(hours)));
    assertThat(answer().differing()).isEmpty();
    var late = recharge(500).published();
    assertThat(answer().differing()).as("the minute is proved").isEmpty();

    proving = provingAt(hour.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(2)));

    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::missingIn)
        .containsExactly(tuple(Between.OUTBOX_AND_INBOX, "evt_" + late.event, Side.INBOX));
    assertThat(proof.heldUntil("messages")).hasValue(hour.plusSeconds(60));

    late.taken().booked();
    late.said();
    assertThat(answer().differing()).isEmpty();
  }

  @Test
  void namesWhatIsInTheBooksAndNobodySaid() {
    var made = recharge(500).booked();

    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::missingIn)
        .containsExactlyInAnyOrder(
            tuple(Between.ORDERS_AND_LEDGER, made.reference, Side.ORDERS),
            tuple(Between.INBOX_AND_LEDGER, "evt_" + made.event, Side.INBOX));
  }

  @Test
  void namesAnotherAmountWithItsEvent() {
    var order = recharge(500).said().published().taken();
    order.amountMinor = 400;
    order.booked();

    assertThat(answer().differing())
        .extracting(
            Difference::between,
            Difference::id,
            Difference::eventId,
            Difference::saidMinor,
            Difference::bookedMinor)
        .containsExactly(
            tuple(Between.ORDERS_AND_LEDGER, order.reference, "evt_" + order.event, 500L, 400L));
  }

  @Test
  void namesPostingsOnOtherAccountsThanTheWallets() {
    var order = recharge(500);
    order.accounts = Map.of("BANK_CLEARING", -500L, "SUSPENSE", 500L);
    order.said().published().taken().booked();

    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::eventId)
        .containsExactly(
            tuple(Between.SUBLEDGER_AND_LEDGER, order.reference, "evt_" + order.event));
  }

  @Test
  void namesABalanceThatIsAnotherOneInTheWallet() {
    recharge(500).said().published().taken().booked();
    told.hasMore(new AccountBalance("CUSTOMERS", CURRENCY, 7));

    assertThat(answer().differing())
        .extracting(Difference::between, Difference::id, Difference::currency)
        .containsExactly(tuple(Between.SUBLEDGER_AND_LEDGER, "CUSTOMERS", CURRENCY));
  }

  @Test
  void missesNoJournalOfAnEventThatMovedNothing() {
    var failed = recharge(0).published().taken().booked();

    assertThat(answer().differing()).isEmpty();
    assertThat(booksMoney.eventOf("RECHARGE", failed.reference)).isEmpty();
  }

  @Test
  void theBankHoldsWhereAllThatItShowsIsBookedOrOpen() {
    var day = LocalDate.of(2026, 3, 2);
    var side = new BankSide(jdbc, books, "PEN");
    side.charged("rch_mx", 1_000, day);
    var file = new BankFile("PEN", day, 1, 500).with("rch_mx", 1_000).with("nobody's", 5);
    assertThat(BankFile.post(new Api(port), file.xml()).status()).isEqualTo(201);

    assertThat(bankSide(day).holds()).as("nothing is matched yet").isTrue();
    matching.run();
    assertThat(bankSide(day))
        .isEqualTo(new JdbcBankSide.BankSide("PEN", 2, 1_005, 1, 5, 0, 0, 1_000, 1_005));
    assertThat(bankSide(day).holds()).isTrue();

    var made = Money.of(1, "PEN");
    books.post(new Journal(
        UUID.randomUUID(),
        JournalKind.ADJUSTMENT,
        "brk_made-up",
        Instant.now(),
        List.of(Line.debit(Account.NOSTRO, made), Line.credit(Account.SUSPENSE, made))));
    assertThat(bankSide(day).holds()).isFalse();
  }

  private JdbcBankSide.BankSide bankSide(LocalDate day) {
    return bank.of(day).stream()
        .filter(it -> it.currency().equals("PEN"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void goesDownToTheSecondWhereAMinuteHasManyEvents() {
    jdbc.sql("""
            WITH id AS (
              SELECT (lpad(to_hex(:from + n / 2), 12, '0') || '7000'
                || lpad(to_hex(32768 + n % 30000), 4, '0') || lpad(to_hex(n), 12, '0'))::uuid AS id
              FROM generate_series(1, 6000) n
            ), told AS (
              INSERT INTO told_event SELECT 'wallet', id FROM id
            ), taken AS (
              INSERT INTO messaging.inbox (event_id, consumer_group) SELECT id, :group FROM id
            )
            INSERT INTO event_without_money SELECT id FROM id
            """)
        .param("from", hour.toEpochMilli())
        .param("group", PostEvents.GROUP)
        .update();
    var lost = recharge(500).published();

    assertThat(answer().differing())
        .extracting(Difference::id)
        .containsExactly("evt_" + lost.event);
  }

  private ProofAnswer answer() {
    return new ProofController(proving, bank, calendars, Clock.systemUTC()).proof(date);
  }

  private Told recharge(long amountMinor) {
    var told = new Told(JournalKind.RECHARGE, "wallet", "rch_", amountMinor);
    told.accounts = Map.of("BANK_CLEARING", -amountMinor, "CUSTOMERS", amountMinor);
    return told;
  }

  private Told subscription(long amountMinor) {
    var told = new Told(JournalKind.SUBSCRIPTION, "fund-purchase", "ord_", amountMinor);
    told.accounts =
        Map.of("SUBSCRIPTION_IN_TRANSIT", -amountMinor, "FUND_HOUSE_PAYABLE", amountMinor);
    return told;
  }

  /** A movement of money, and the sides that know of it. */
  private final class Told {

    private final JournalKind kind;
    private final String source;
    private final String reference;
    private final Instant at = hour.plusSeconds(61);
    private final UUID event = idAt(at);
    private long amountMinor;
    private Map<String, Long> accounts = Map.of();

    Told(JournalKind kind, String source, String prefix, long amountMinor) {
      this.kind = kind;
      this.source = source;
      this.reference = prefix + UUID.randomUUID();
      this.amountMinor = amountMinor;
    }

    /** Its service has it, and the wallet has posted it. */
    Told said() {
      var movement = new Movement(kind.name(), reference, CURRENCY, at, amountMinor);
      ProofIT.this.told.says("wallet", movement, accounts);
      if (!source.equals("wallet")) {
        ProofIT.this.told.says(source, movement, Map.of());
      }
      return this;
    }

    Told published() {
      ProofIT.this.told.publishes(source, event);
      return this;
    }

    Told taken() {
      jdbc.sql("INSERT INTO messaging.inbox (event_id, consumer_group) VALUES (?, ?)")
          .params(event, PostEvents.GROUP)
          .update();
      return this;
    }

    Told booked() {
      var amount = Money.of(amountMinor, CURRENCY);
      var lines = kind == JournalKind.RECHARGE
          ? List.of(
              Line.debit(Account.BANK_CLEARING, amount), Line.credit(Account.CUSTOMERS, amount))
          : List.of(
              Line.debit(Account.SUBSCRIPTION_IN_TRANSIT, amount),
              Line.credit(Account.FUND_HOUSE_PAYABLE, amount));
      books.post(new Journal(event, kind, reference, at, lines));
      return this;
    }

    private UUID idAt(Instant time) {
      var random = UUID.randomUUID();
      return new UUID(
          UuidV7.floor(time).getMostSignificantBits() | 0x7000L, random.getLeastSignificantBits());
    }
  }
}
