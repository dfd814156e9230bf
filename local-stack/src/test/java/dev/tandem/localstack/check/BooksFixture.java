package dev.tandem.localstack.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Allotted;
import dev.tandem.localstack.check.books.Books.AskedToPay;
import dev.tandem.localstack.check.books.Books.Backlog;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.Entered;
import dev.tandem.localstack.check.books.Books.FundChange;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.HouseState;
import dev.tandem.localstack.check.books.Books.KeptBalance;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Books.Proof;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.books.Books.Turnover;
import dev.tandem.localstack.check.books.Journeys;
import dev.tandem.localstack.check.books.Webhooks;
import dev.tandem.localstack.check.books.Webhooks.Delivery;
import dev.tandem.localstack.check.books.Webhooks.Endpoint;
import dev.tandem.localstack.check.books.Webhooks.Published;
import org.jspecify.annotations.Nullable;

/**
 * Books to be written in words of the domain; what is written is right unless a test says
 * otherwise.
 */
public final class BooksFixture {

  // A Monday morning in Shanghai.
  public static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  public static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  public static final String WALLET = "wal_1";
  public static final String CNY = "CNY";
  public static final long AMOUNT = 100_000;
  public static final long FEE = 1_500;

  public final List<Posting> postings = new ArrayList<>();
  public final List<Entered> unheard = new ArrayList<>();
  public final List<KeptBalance> balances = new ArrayList<>();
  public final List<Recharge> recharges = new ArrayList<>();
  public final List<Order> orders = new ArrayList<>();
  public final List<Allotted> allotted = new ArrayList<>();
  public final List<BankEntry> bank = new ArrayList<>();
  public final List<HouseEntry> house = new ArrayList<>();
  public final List<Backlog> backlogs = new ArrayList<>();
  public final Map<String, Instant> clocks = new HashMap<>(Map.of("service", NOW));
  public final Map<String, Long> told = new HashMap<>();
  private @Nullable Turnover turnover;
  public final Map<String, Long> partlyPaid = new HashMap<>();
  public final Set<String> settled = new HashSet<>();
  public final Set<String> openReviews = new HashSet<>();
  public final List<FundChange> fundChanges = new ArrayList<>();
  public final List<AskedToPay> askedToPay = new ArrayList<>();
  public final List<Endpoint> endpoints = new ArrayList<>();
  public final List<Published> published = new ArrayList<>();
  public final Set<Delivery> planned = new HashSet<>();
  public final List<Journeys.Step> steps = new ArrayList<>();
  public @Nullable Instant nextDue;
  public final List<Break> breaks = new ArrayList<>();
  public Proof proof = Proof.HOLDS;
  public final Map<String, String> notInKafka = new HashMap<>();
  public final Set<String> unseen = new HashSet<>();

  public Books books() {
    long credit = postings.stream()
        .filter(it -> it.currency().equals(CNY))
        .mapToLong(it -> Math.max(it.amountMinor(), 0))
        .sum();
    return new Books(
        clocks,
        postings,
        balances,
        List.of(turnover == null ? new Turnover(CNY, credit, credit) : turnover),
        entered(),
        recharges,
        orders,
        allotted,
        bank,
        house,
        backlogs,
        told,
        partlyPaid,
        settled,
        fundChanges,
        askedToPay,
        new Webhooks(endpoints, published, planned),
        new Journeys(steps, nextDue),
        openReviews,
        breaks,
        proof,
        notInKafka,
        unseen);
  }

  /** The accounting centre has all that the wallet has, unless a test says otherwise. */
  private List<Entered> entered() {
    return Stream.concat(
            postings.stream()
                .map(it -> new Entered(
                    it.reference(),
                    it.account().startsWith("WALLET") ? "CUSTOMERS" : it.account(),
                    it.currency(),
                    it.amountMinor())),
            unheard.stream())
        .toList();
  }

  /** The accounting centre lacks what is at the account. */
  public BooksFixture ledgerLacks(String reference, String account, long amount) {
    unheard.add(new Entered(reference, account, CNY, -amount));
    return this;
  }

  public BooksFixture recharge(String id, RechargeStatus status) {
    return recharge(id, status, null);
  }

  public BooksFixture recharge(String id, RechargeStatus status, @Nullable Instant dueAt) {
    recharges.add(new Recharge(id, WALLET, status, AMOUNT, CNY, dueAt, null));
    return this;
  }

  public BooksFixture discount(String id, OrderStatus status) {
    return order(id, OrderKind.DISCOUNT, status, 0, null, TODAY, NOW);
  }

  public BooksFixture fromBalance(String id, OrderStatus status) {
    return order(id, OrderKind.BALANCE, status, FEE, null, TODAY, NOW);
  }

  public BooksFixture waiting(String id, OrderStatus status, Duration untilDeadline) {
    Instant deadline = NOW.plus(untilDeadline);
    return order(id, OrderKind.DISCOUNT, status, 0, deadline, null, NOW);
  }

  public BooksFixture order(
      String id,
      OrderKind kind,
      OrderStatus status,
      long fee,
      @Nullable Instant deadlineAt,
      @Nullable LocalDate confirmDate,
      Instant since) {
    orders.add(
        new Order(id, WALLET, kind, status, AMOUNT, fee, CNY, since, deadlineAt, confirmDate));
    return this;
  }

  /** A journal of the order or recharge: by account, what it got. */
  public BooksFixture journal(String reference, Map<String, Long> amounts) {
    return journal(reference, CNY, WALLET, amounts);
  }

  public BooksFixture journal(
      String reference, String currency, String walletId, Map<String, Long> amounts) {
    String id = "jnl_" + postings.size();
    amounts.forEach((account, amount) -> postings.add(new Posting(
        id, reference, account, account.startsWith("WALLET") ? walletId : null, currency, amount)));
    return this;
  }

  public BooksFixture charged(String reference, long amount) {
    bank.add(new BankEntry(reference, amount, CNY));
    return this;
  }

  public BooksFixture charged(String reference, long amount, String currency) {
    bank.add(new BankEntry(reference, amount, currency));
    return this;
  }

  public BooksFixture ordered(String reference, HouseState state, long amount) {
    return registered(reference, state, amount, null);
  }

  public BooksFixture registered(
      String reference, HouseState state, long amount, @Nullable String shares) {
    return registered(reference, state, amount, shares, CNY);
  }

  public BooksFixture registered(
      String reference, HouseState state, long amount, @Nullable String shares, String currency) {
    house.add(new HouseEntry(
        reference, state, amount, currency, shares == null ? null : new BigDecimal(shares)));
    return this;
  }

  public BooksFixture allotted(String orderId, String shares, long corrections) {
    BigDecimal all = new BigDecimal(shares);
    allotted.add(new Allotted(orderId, all, all, corrections));
    return this;
  }

  public BooksFixture ended(String rechargeId, Instant at) {
    recharges.add(
        new Recharge(rechargeId, WALLET, RechargeStatus.COMPLETED, AMOUNT, CNY, null, at));
    return this;
  }

  public BooksFixture suspended(String fundCode, Instant at) {
    fundChanges.add(new FundChange(fundCode, true, at));
    return this;
  }

  public BooksFixture opened(String fundCode, Instant at) {
    fundChanges.add(new FundChange(fundCode, false, at));
    return this;
  }

  public BooksFixture askedToPay(String orderId, String fundCode, Instant at) {
    askedToPay.add(new AskedToPay(orderId, fundCode, at));
    return this;
  }

  public BooksFixture endpoint(String id, Instant enabledAt, String... selectors) {
    endpoints.add(new Endpoint(id, Set.of(selectors), enabledAt));
    return this;
  }

  public BooksFixture published(String id, String subject, String name, Instant at) {
    published.add(new Published(id, subject, "dev.tandem." + name + ".v1", name, at));
    return this;
  }

  public BooksFixture planned(String endpointId, String eventId) {
    planned.add(new Delivery(endpointId, eventId));
    return this;
  }

  public BooksFixture turnover(long debit, long credit) {
    turnover = new Turnover(CNY, debit, credit);
    return this;
  }

  public BooksFixture clock(String instance, Instant time) {
    clocks.put(instance, time);
    return this;
  }

  public BooksFixture contradicted(String who, String subject) {
    breaks.add(new Break(who, "brk_of_" + subject, subject, "OTHER_AMOUNT", NOW));
    return this;
  }

  /** The recharge's money came from the bank. */
  public BooksFixture credited(String id) {
    return charged(id, AMOUNT)
        .journal(id, Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT));
  }

  /** The order's money came from the bank and is at {@code account}. */
  public BooksFixture paidByBank(String id, String account) {
    return charged(id, AMOUNT)
        .journal(id, Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT))
        .journal(id, Map.of("WALLET_AVAILABLE", -AMOUNT, account, AMOUNT));
  }

  /** The order's money came from the balance and is at {@code account}, the fee taken. */
  public BooksFixture paidFromBalance(String id, String account) {
    return journal(id, Map.of("WALLET_AVAILABLE", -AMOUNT, "WALLET_HELD", AMOUNT))
        .journal(id, Map.of("WALLET_HELD", -AMOUNT, account, AMOUNT - FEE, "FEE_INCOME", FEE));
  }
}
