package dev.tandem.localstack.check.money;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Parts;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/**
 * Shares of confirmed orders are those that the fund house's register has, corrections included.
 */
final class SharesFollowRegister implements Rule {

  @Override
  public Set<String> needs() {
    return Set.of(Parts.FUND_HOUSE);
  }

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Map<String, BigDecimal> entered = new HashMap<>();
    books.allotted().forEach(it -> entered.put(it.orderId(), it.entered()));
    Map<String, BigDecimal> registered = new HashMap<>();
    books.house().stream()
        .filter(it -> it.shares() != null)
        .forEach(it -> registered.put(it.reference(), it.shares()));
    for (Order order : books.orders()) {
      BigDecimal ours = entered.getOrDefault(order.id(), BigDecimal.ZERO);
      BigDecimal theirs = registered.getOrDefault(order.id(), BigDecimal.ZERO);
      if (order.status() == OrderStatus.CONFIRMED && ours.compareTo(theirs) != 0) {
        findings.accept(new Finding(
            "register",
            order.id(),
            "entered are %s shares, the fund house has %s".formatted(ours, theirs)));
      }
    }
  }
}
