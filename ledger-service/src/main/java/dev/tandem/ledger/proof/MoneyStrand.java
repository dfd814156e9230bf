package dev.tandem.ledger.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.proof.Difference.Between;
import dev.tandem.ledger.proof.Difference.Side;
import dev.tandem.ledger.proof.JdbcBooksMoney.FlowKey;
import dev.tandem.ledger.proof.OtherServices.Source;
import dev.tandem.web.proof.AccountBalance;
import dev.tandem.web.proof.MoneyFlow;
import dev.tandem.web.proof.MoneyMovement;
import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.toMap;

/**
 * What recharges, payments and orders say of the money they moved is what the books say, movement
 * by movement and account by account. Its time is that of the movements.
 */
final class MoneyStrand implements Strand {

  /** Accounts to which nothing is posted here but what the wallet's events say. */
  private static final Set<String> CONTROLLED =
      Set.of("CUSTOMERS", "SUBSCRIPTION_IN_TRANSIT", "FEE_INCOME", "DISCOUNT_SUBSIDY");

  private static final int MOST_DIFFERENT_MINUTES = 30;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final OtherServices services;
  private final JdbcBooksMoney books;
  private final Clock clock;

  MoneyStrand(OtherServices services, JdbcBooksMoney books, Clock clock) {
    this.services = services;
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "money";
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Instant beginning() {
    return books.beginning().orElseGet(() -> now().truncatedTo(ChronoUnit.HOURS));
  }

  @Override
  public Comparison compare(Instant from, Instant to) {
    var sides = new Sides(
        byKey(services.flows(Source.WALLET, from, to)),
        byKey(services.flows(Source.FUND_PURCHASE, from, to)),
        byKey(books.money().flows(from, to)));
    var heard = books.heard(from, to);
    var sums = sides.keys().stream()
        .map(key -> new Sums(
            key.minute(),
            key.kind(),
            key.currency(),
            sum(sides.orders(key)),
            heard.getOrDefault(key, Sum.NONE),
            sum(sides.books().get(key))))
        .toList();
    var different = new TreeSet<Instant>();
    sides.keys().stream()
        .filter(key -> !sides.agreeOn(key))
        .map(FlowKey::minute)
        .forEach(different::add);
    var differences = new ArrayList<Difference>();
    var minutes = 0;
    for (var minute : different) {
      minutes++;
      if (minutes > MOST_DIFFERENT_MINUTES) {
        return new Comparison(
            minute,
            sums.stream().filter(sum -> sum.minute().isBefore(minute)).toList(),
            differences);
      }
      differences.addAll(named(minute));
    }
    return new Comparison(to, sums, differences);
  }

  /** Accounts whose balance at {@code time} is another one in the wallet. */
  List<Difference> balances(Instant time) {
    var wallet = byAccount(services.balances(Source.WALLET, time));
    var own = byAccount(books.money().balances(time));
    return union(wallet.keySet(), own.keySet()).stream()
        .filter(account -> !wallet.getOrDefault(account, 0L).equals(own.getOrDefault(account, 0L)))
        .map(account -> new Difference(
            time,
            Between.SUBLEDGER_AND_LEDGER,
            account.account(),
            account.currency(),
            null,
            null,
            wallet.getOrDefault(account, 0L),
            own.getOrDefault(account, 0L)))
        .toList();
  }

  private static Map<InCurrency, Long> byAccount(List<AccountBalance> balances) {
    return balances.stream()
        .filter(balance -> CONTROLLED.contains(balance.account()))
        .collect(toMap(
            balance -> new InCurrency(balance.account(), balance.currency()),
            AccountBalance::amountMinor));
  }

  private record InCurrency(String account, String currency) {}

  private List<Difference> named(Instant minute) {
    var end = minute.plus(MINUTE);
    var wallet = byName(services.movements(Source.WALLET, minute, end));
    var house = byName(services.movements(Source.FUND_PURCHASE, minute, end));
    // Read afterwards: what is on its way has had a little longer.
    var own = byName(books.money().movements(minute, end, Integer.MAX_VALUE));
    var differences = new ArrayList<Difference>();
    for (var name : union(union(wallet.keySet(), house.keySet()), own.keySet())) {
      var booked = own.get(name);
      var said = isSubscription(name.kind()) ? house.get(name) : wallet.get(name);
      var posted = wallet.get(name);
      if (!sameAmount(said, booked)) {
        differences.add(of(minute, Between.ORDERS_AND_LEDGER, name, said, booked));
      } else if (!sameAccounts(posted, booked)) {
        differences.add(of(minute, Between.SUBLEDGER_AND_LEDGER, name, posted, booked));
      }
    }
    return differences;
  }

  private Difference of(
      Instant minute,
      Between between,
      Name name,
      @Nullable MoneyMovement said,
      @Nullable MoneyMovement booked) {
    return new Difference(
        minute,
        between,
        name.reference(),
        name.currency(),
        books.eventOf(name.kind(), name.reference()).orElse(null),
        said == null ? Side.ORDERS : booked == null ? Side.LEDGER : null,
        said == null ? null : said.amountMinor(),
        booked == null ? null : booked.amountMinor());
  }

  private static boolean sameAmount(@Nullable MoneyMovement said, @Nullable MoneyMovement booked) {
    return said != null && booked != null && said.amountMinor() == booked.amountMinor();
  }

  private static boolean sameAccounts(
      @Nullable MoneyMovement said, @Nullable MoneyMovement booked) {
    return said != null && booked != null && said.accounts().equals(booked.accounts());
  }

  private static boolean isSubscription(String kind) {
    return JournalKind.SUBSCRIPTION.name().equals(kind);
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Sum sum(@Nullable MoneyFlow flow) {
    return flow == null ? Sum.NONE : new Sum(flow.count(), flow.sumMinor());
  }

  private static Map<FlowKey, MoneyFlow> byKey(List<MoneyFlow> flows) {
    var byKey = new HashMap<FlowKey, MoneyFlow>();
    flows.forEach(flow -> byKey.put(FlowKey.of(flow), flow));
    return byKey;
  }

  private static Map<Name, MoneyMovement> byName(List<MoneyMovement> movements) {
    var byName = new HashMap<Name, MoneyMovement>();
    movements.forEach(it -> byName.put(new Name(it.kind(), it.reference(), it.currency()), it));
    return byName;
  }

  private record Name(String kind, String reference, String currency) {}

  /** The sums of the wallet, of fund orders, and of the books. */
  private record Sides(
      Map<FlowKey, MoneyFlow> wallet,
      Map<FlowKey, MoneyFlow> house,
      Map<FlowKey, MoneyFlow> books) {

    Set<FlowKey> keys() {
      return union(union(wallet.keySet(), house.keySet()), books.keySet());
    }

    /** Whose word it is how much moved. */
    @Nullable
    MoneyFlow orders(FlowKey key) {
      return isSubscription(key.kind()) ? house.get(key) : wallet.get(key);
    }

    boolean agreeOn(FlowKey key) {
      var said = orders(key);
      var posted = wallet.get(key);
      var booked = books.get(key);
      return said != null
          && posted != null
          && booked != null
          && said.count() == booked.count()
          && said.sumMinor() == booked.sumMinor()
          && said.hash().equals(booked.hash())
          && posted.accounts().equals(booked.accounts());
    }
  }
}
