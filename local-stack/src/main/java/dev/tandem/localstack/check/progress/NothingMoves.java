package dev.tandem.localstack.check.progress;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** Every recharge and order has ended, awaits a person, or is with the fund house until its T+1. */
final class NothingMoves implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    for (Recharge recharge : books.recharges()) {
      switch (recharge.status()) {
        case SCREENING, CHARGING, UNKNOWN -> moving(recharge.id(), recharge.status(), findings);
        case STEP_UP, ON_HOLD, COMPLETED, REJECTED, FAILED, EXPIRED -> {}
      }
    }
    for (Order order : books.orders()) {
      switch (order.status()) {
        case SCREENING, PAYING, PAID, REVERSING -> moving(order.id(), order.status(), findings);
        case STEP_UP, ON_HOLD, SUBMITTED, CONFIRMED, REJECTED -> {}
        case PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> {}
      }
    }
  }

  private static void moving(String subject, Enum<?> status, Consumer<Finding> findings) {
    findings.accept(new Finding("moving", subject, "is " + status));
  }
}
