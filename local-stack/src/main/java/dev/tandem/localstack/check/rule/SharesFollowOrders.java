package dev.tandem.localstack.check.rule;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Allotted;

/** The shares of wallets are those that their orders were allotted, corrections included. */
final class SharesFollowOrders implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    for (Allotted shares : books.allotted()) {
      BigDecimal expected = Objects.requireNonNullElse(shares.ofOrder(), BigDecimal.ZERO);
      if (expected.compareTo(shares.entered()) != 0) {
        findings.accept(new Finding(
            "shares",
            shares.orderId(),
            "was allotted %s, entered are %s".formatted(expected, shares.entered())));
      }
    }
  }
}
