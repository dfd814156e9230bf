package dev.tandem.accompaniment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.fundpurchase.FundNavPublished;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.InvestorLevelSet;
import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/** The rest of the suite: says what happens to investors, and hears which steps they reach. */
public class Suite {

  private static final Money AMOUNT = Money.of(100_000, "CNY");

  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Map<String, List<StepReached>> heard = new ConcurrentHashMap<>();
  private final Map<String, List<StepReached>> serviced = new ConcurrentHashMap<>();

  Suite(EventPublisher events, TransactionTemplate transaction, JdbcClient jdbc) {
    this.events = events;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  public void say(Object... told) {
    transaction.executeWithoutResult(status -> List.of(told).forEach(events::publish));
  }

  public static WalletOpened walletOpened(String owner) {
    return new WalletOpened(
        "wal_" + UUID.randomUUID(), owner, Currency.getInstance("CNY"), Instant.now(), 1);
  }

  public static InvestorLevelSet level(String owner, int level, long sequence) {
    return new InvestorLevelSet(owner, level, Instant.now(), sequence);
  }

  public static FundPurchaseConfirmed bought(String owner, String fund) {
    return new FundPurchaseConfirmed(
        "ord_" + UUID.randomUUID(),
        PurchaseKind.BALANCE,
        "wal_" + UUID.randomUUID(),
        owner,
        fund,
        AMOUNT,
        Money.of(0, "CNY"),
        BigDecimal.TEN,
        BigDecimal.ONE,
        LocalDate.now(ZoneOffset.UTC),
        LocalDate.now(ZoneOffset.UTC),
        Instant.now(),
        1);
  }

  /** The ten shares of a purchase are {@code shares}. */
  public static FundSharesCorrected corrected(String owner, String fund, String shares) {
    return new FundSharesCorrected(
        "ord_" + UUID.randomUUID(),
        PurchaseKind.BALANCE,
        "wal_" + UUID.randomUUID(),
        owner,
        fund,
        AMOUNT,
        BigDecimal.TEN,
        new BigDecimal(shares),
        BigDecimal.ONE,
        BigDecimal.ONE,
        LocalDate.now(ZoneOffset.UTC),
        "shares-corrected",
        Instant.now(),
        1);
  }

  /** A fund's NAV that was 1 is {@code nav} now. */
  public static FundNavPublished nav(String fund, int riskLevel, String nav) {
    return new FundNavPublished(
        fund,
        riskLevel,
        LocalDate.now(ZoneOffset.UTC),
        new BigDecimal(nav),
        BigDecimal.ONE,
        Instant.now());
  }

  /** The steps of an investor that anybody was told of. */
  public List<StepReached> stepsOf(String owner) {
    return heard.getOrDefault(owner, List.of());
  }

  /** The steps of an investor that customer service was told of. */
  public List<StepReached> servicedOf(String owner) {
    return serviced.getOrDefault(owner, List.of());
  }

  /** How many instances of a journey an investor has in a state. */
  public int instances(String owner, String journey, String state) {
    return jdbc.sql("""
            SELECT count(*) FROM instance
            WHERE owner_id = ? AND journey = ? AND state = ?
            """).params(owner, journey, state).query(Integer.class).single();
  }

  /** Waits until a fund is known. */
  public void awaitFund(String code) {
    soon()
        .until(() -> jdbc.sql("SELECT count(*) FROM fund WHERE code = ?")
                .param(code)
                .query(Integer.class)
                .single()
            == 1);
  }

  /** The result of a step of an investor's only instance of a journey; empty before. */
  public String resultOf(String owner, String journey, String step) {
    return jdbc.sql("""
            SELECT result FROM passed_step JOIN instance ON instance.id = instance_id
            WHERE owner_id = ? AND instance.journey = ? AND passed_step.step = ?
            """)
        .params(owner, journey, step)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** The time of everything that an investor's instances of a journey wait for is over. */
  public void passTime(String owner, String journey) {
    jdbc.sql("""
            UPDATE instance SET due = now() - interval '1 second'
            WHERE owner_id = ? AND journey = ? AND state = 'WAITING'
            """).params(owner, journey).update();
  }

  /** Moves an investor to where it is noon: nobody is told anything at night. */
  public void awake(String owner) {
    jdbc.sql("""
            INSERT INTO investor (owner_id, zone) VALUES (?, ?)
            ON CONFLICT (owner_id) DO UPDATE SET zone = excluded.zone
            """).params(owner, zoneAtNoon()).update();
  }

  /** A time zone in which it is noon. */
  public static String zoneAtNoon() {
    int hours = 12 - Instant.now().atZone(ZoneOffset.UTC).getHour();
    return ZoneOffset.ofHours(hours).getId();
  }

  public static ConditionFactory soon() {
    return Awaitility.await().atMost(30, SECONDS).pollInterval(50, MILLISECONDS);
  }

  @EventHandler(group = "accompaniment-it-everybody", ordered = true)
  void reached(StepReached step) {
    heard.computeIfAbsent(step.ownerId(), owner -> new CopyOnWriteArrayList<>()).add(step);
  }

  @EventHandler(group = "accompaniment-it-service", tags = Audience.CS, ordered = true)
  void toService(StepReached step) {
    serviced
        .computeIfAbsent(step.ownerId(), owner -> new CopyOnWriteArrayList<>())
        .add(step);
  }
}
