package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Backlog;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Nothing waits for longer than it may, nothing waits for an operator, and no group is paused. */
final class NothingOverdue implements Rule {

  // Jobs and deadline events need a moment.
  private static final Duration GRACE = Duration.ofMinutes(1);
  // The wallet and the fund house set the pace here; neither has a deadline.
  private static final Duration MOVING = Duration.ofMinutes(10);
  private static final Duration MESSAGE = Duration.ofMinutes(2);
  private static final ZoneId TRADING_ZONE = ZoneId.of("Asia/Shanghai");

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    for (Recharge recharge : books.recharges()) {
      if (isOver(recharge.dueAt(), GRACE, books)) {
        overdue(recharge.id(), recharge.status() + " was due at " + recharge.dueAt(), findings);
      }
    }
    if (isOver(books.journeys().nextDue(), GRACE, books)) {
      overdue("journeys", "should have gone on at " + books.journeys().nextDue(), findings);
    }
    books.orders().forEach(order -> check(order, books, findings));
    books.backlogs().forEach(backlog -> check(backlog, books, findings));
  }

  private static void check(Order order, Books books, Consumer<Finding> findings) {
    boolean moves = order.status() == OrderStatus.PAID || order.status() == OrderStatus.REVERSING;
    LocalDate today = books.now().atZone(TRADING_ZONE).toLocalDate();
    if (isOver(order.deadlineAt(), GRACE, books)) {
      overdue(order.id(), order.status() + " should end at " + order.deadlineAt(), findings);
    } else if (moves && isOver(order.since(), MOVING, books)) {
      overdue(order.id(), order.status() + " since " + order.since(), findings);
    } else if (order.status() == OrderStatus.SUBMITTED
        && order.confirmDate() != null
        && order.confirmDate().isBefore(today)) {
      overdue(order.id(), "should be confirmed on " + order.confirmDate(), findings);
    }
  }

  private static void check(Backlog backlog, Books books, Consumer<Finding> findings) {
    if (isOver(backlog.unconfirmedSince(), MESSAGE, books)) {
      overdue(
          backlog.service(),
          "a message has not left the broker since " + backlog.unconfirmedSince(),
          findings);
    }
    if (isOver(backlog.parkedSince(), MESSAGE, books)) {
      overdue(backlog.service(), "an event is parked since " + backlog.parkedSince(), findings);
    }
    backlog
        .deadLetters()
        .forEach(it -> findings.accept(new Finding("dead-letter", backlog.service(), it)));
    backlog
        .pausedGroups()
        .forEach(it -> findings.accept(new Finding("paused", backlog.service(), it)));
  }

  private static boolean isOver(@Nullable Instant due, Duration patience, Books books) {
    return due != null && due.plus(patience).isBefore(books.now());
  }

  private static void overdue(String subject, String detail, Consumer<Finding> findings) {
    findings.accept(new Finding("overdue", subject, detail));
  }
}
