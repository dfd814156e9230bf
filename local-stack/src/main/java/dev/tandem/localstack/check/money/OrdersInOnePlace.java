package dev.tandem.localstack.check.money;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.HouseState;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Place;
import dev.tandem.localstack.check.books.Whereabouts;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The money of each order is whole and in one place: by the order's status, by the postings, by the
 * bank's book and by the fund house's. For a discount purchase it came from the bank, else from the
 * balance.
 */
final class OrdersInOnePlace implements Rule {

  @Override
  public Set<String> needs() {
    return OUTSIDE;
  }

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Whereabouts money = Whereabouts.in(books);
    Map<String, String> strangers = strangers(books);
    for (Order order : books.orders()) {
      Map<Place, Long> posted = money.posted(order.id());
      long charged = money.charged(order.id(), order.currency());
      HouseEntry house = money.ordered(order.id());
      boolean whole = isPartlyPaid(order, books)
          ? isCredited(books.partlyPaid().getOrDefault(order.id(), 0L), posted, charged)
          : placesOf(order).toList().contains(posted) && isChargedAsItMustBe(order, charged);
      if (!whole || !isOrderedAsItMustBe(order, house)) {
        findings.accept(new Finding(
            "order",
            order.id(),
            "%s %s of %s, fee %s: posted %s, the bank charged %s, the fund house has %s"
                .formatted(
                    order.kind(),
                    order.status(),
                    order.amountMinor(),
                    order.feeMinor(),
                    Place.text(posted),
                    charged,
                    house == null ? "nothing" : house.state() + " " + house.amountMinor())));
      }
      String stranger = strangers.get(order.id());
      if (stranger != null) {
        findings.accept(new Finding(
            "wallet", order.id(), "is of %s, yet moved %s".formatted(order.walletId(), stranger)));
      }
    }
  }

  /**
   * The bank took another amount than was requested, and a person has decided that only a part
   * counts.
   */
  private static boolean isPartlyPaid(Order order, Books books) {
    return books.partlyPaid().containsKey(order.id())
        && switch (order.status()) {
          case PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> true;
          case SCREENING, STEP_UP, ON_HOLD, PAYING, PAID, SUBMITTED -> false;
          case REVERSING, CONFIRMED, REJECTED -> false;
        };
  }

  private static boolean isCredited(long credited, Map<Place, Long> posted, long charged) {
    return charged == credited
        && posted.equals(places(Map.of(Place.BANK, -credited, Place.AVAILABLE, credited)));
  }

  /** The wallets that an order's money moved on although the order is not theirs. */
  private static Map<String, String> strangers(Books books) {
    Map<String, String> owners =
        books.orders().stream().collect(Collectors.toMap(Order::id, Order::walletId));
    Map<String, String> strangers = new HashMap<>();
    for (Posting posting : books.postings()) {
      String owner = owners.get(posting.reference());
      String mover = posting.walletId();
      if (owner != null && mover != null && !owner.equals(mover)) {
        strangers.put(posting.reference(), mover);
      }
    }
    return strangers;
  }

  /** The places where the postings may have the money; more than one while it moves. */
  private static Stream<Map<Place, Long>> placesOf(Order order) {
    return switch (order.status()) {
      case SCREENING, STEP_UP, ON_HOLD -> Stream.of(nowhere());
      case REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED -> Stream.of(nowhere());
      case PAYING -> Stream.of(nowhere(), held(order), paid(order, Place.IN_TRANSIT));
      case PAID -> Stream.of(paid(order, Place.IN_TRANSIT));
      case SUBMITTED, CONFIRMED -> Stream.of(paid(order, Place.FUND_HOUSE));
      case REVERSING ->
        Stream.of(
            nowhere(),
            held(order),
            paid(order, Place.IN_TRANSIT),
            paid(order, Place.FUND_HOUSE),
            returned(order));
      case REVERSED -> Stream.of(returned(order));
    };
  }

  private static Map<Place, Long> nowhere() {
    return Map.of();
  }

  private static Map<Place, Long> held(Order order) {
    return places(Map.of(Place.AVAILABLE, -order.amountMinor(), Place.HELD, order.amountMinor()));
  }

  private static Map<Place, Long> paid(Order order, Place where) {
    return places(Map.of(
        source(order),
        -order.amountMinor(),
        where,
        order.investedMinor(),
        Place.FEES,
        order.feeMinor()));
  }

  private static Map<Place, Long> returned(Order order) {
    return switch (order.kind()) {
      case DISCOUNT ->
        places(Map.of(Place.BANK, -order.amountMinor(), Place.AVAILABLE, order.amountMinor()));
      case BALANCE -> nowhere();
    };
  }

  private static Place source(Order order) {
    return order.kind() == OrderKind.DISCOUNT ? Place.BANK : Place.AVAILABLE;
  }

  private static Map<Place, Long> places(Map<Place, Long> amounts) {
    Map<Place, Long> places = new EnumMap<>(Place.class);
    amounts.forEach((place, amount) -> {
      if (amount != 0) {
        places.put(place, amount);
      }
    });
    return places;
  }

  private static boolean isChargedAsItMustBe(Order order, long charged) {
    if (order.kind() == OrderKind.BALANCE) {
      return charged == 0;
    }
    return switch (order.status()) {
      case PAID, SUBMITTED, CONFIRMED, REVERSED -> charged == order.amountMinor();
      // The answer is still on its way.
      case PAYING, REVERSING -> charged == 0 || charged == order.amountMinor();
      case SCREENING, STEP_UP, ON_HOLD -> charged == 0;
      case REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED -> charged == 0;
    };
  }

  private static boolean isOrderedAsItMustBe(Order order, @Nullable HouseEntry house) {
    boolean rightAmount = house == null
        || !house.state().holdsMoney()
        || (house.amountMinor() == order.investedMinor()
            && house.currency().equals(order.currency()));
    HouseState state = house == null ? null : house.state();
    return rightAmount
        && switch (order.status()) {
          case PAID -> state != HouseState.CONFIRMED && state != HouseState.REJECTED;
          // What it decided on T+1 is still on its way.
          case SUBMITTED -> state != null && state != HouseState.REFUSED;
          case CONFIRMED -> state == HouseState.CONFIRMED;
          case REVERSING, REVERSED -> state == null || !state.holdsMoney();
          case SCREENING, STEP_UP, ON_HOLD, PAYING -> state == null;
          case REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED -> state == null;
        };
  }
}
