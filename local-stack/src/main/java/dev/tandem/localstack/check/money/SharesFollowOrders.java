package dev.tandem.localstack.check.money;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Allotted;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/**
 * The shares of wallets are those that their orders were allotted, corrections included. A
 * confirmed order was allotted some, unless two people have settled that it was not.
 */
final class SharesFollowOrders implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Map<String, BigDecimal> entered = new HashMap<>();
    for (Allotted shares : books.allotted()) {
      entered.put(shares.orderId(), shares.entered());
      BigDecimal expected = Objects.requireNonNullElse(shares.ofOrder(), BigDecimal.ZERO);
      if (expected.compareTo(shares.entered()) != 0) {
        findings.accept(new Finding(
            "shares",
            shares.orderId(),
            "was allotted %s, entered are %s".formatted(expected, shares.entered())));
      }
    }
    for (Order order : books.orders()) {
      boolean hasNone = entered.getOrDefault(order.id(), BigDecimal.ZERO).signum() <= 0;
      if (order.status() == OrderStatus.CONFIRMED
          && hasNone
          && !books.settled().contains(order.id())) {
        findings.accept(new Finding(
            "no-shares", order.id(), "paid %s for no shares".formatted(order.investedMinor())));
      }
    }
  }
}
