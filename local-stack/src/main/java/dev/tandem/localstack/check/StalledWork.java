package dev.tandem.localstack.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.books.Parts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** The work that stands still while parts of the suite are away. */
final class StalledWork {

  private StalledWork() {}

  /** A line for each status in which something waits for one of {@code away}. */
  static List<String> lines(Books books, Set<String> away) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        lines("recharge", books.recharges(), Books.Recharge::status, away, StalledWork::of));
    lines.addAll(lines("order", books.orders(), Books.Order::status, away, StalledWork::of));
    return lines;
  }

  private static <T, S extends Enum<S>> List<String> lines(
      String what,
      List<T> all,
      Function<T, S> status,
      Set<String> away,
      Function<S, Set<String>> needs) {
    List<String> lines = new ArrayList<>();
    Map<S, Long> counts = all.stream().collect(groupingBy(status, TreeMap::new, counting()));
    counts.forEach((each, count) -> {
      Set<String> missing = new TreeSet<>(needs.apply(each));
      missing.retainAll(away);
      if (!missing.isEmpty()) {
        lines.add("%s %s%s %s, for %s"
            .formatted(count, what, count == 1 ? "" : "s", each, String.join(", ", missing)));
      }
    });
    return lines;
  }

  private static Set<String> of(RechargeStatus status) {
    return switch (status) {
      case SCREENING -> Set.of(Parts.WALLET, Parts.RISK, Parts.BROKER);
      case STEP_UP, ON_HOLD -> Set.of(Parts.WALLET);
      case CHARGING, UNKNOWN -> Set.of(Parts.WALLET, Parts.BANK);
      case COMPLETED, REJECTED, FAILED, EXPIRED -> Set.of();
    };
  }

  private static Set<String> of(OrderStatus status) {
    return switch (status) {
      case SCREENING -> Set.of(Parts.FUND_PURCHASE, Parts.RISK, Parts.BROKER);
      case STEP_UP, ON_HOLD -> Set.of(Parts.FUND_PURCHASE);
      case PAYING, REVERSING -> Set.of(Parts.FUND_PURCHASE, Parts.WALLET, Parts.BROKER, Parts.BANK);
      case PAID -> Set.of(Parts.FUND_PURCHASE, Parts.BROKER, Parts.FUND_HOUSE);
      case SUBMITTED -> Set.of(Parts.FUND_PURCHASE, Parts.FUND_HOUSE);
      case CONFIRMED, REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> Set.of();
    };
  }
}
