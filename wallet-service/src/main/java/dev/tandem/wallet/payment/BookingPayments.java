package dev.tandem.wallet.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import dev.tandem.wallet.AfterCommit;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.bank.BankCalls.Answer;
import dev.tandem.wallet.ledger.Ledger;
import dev.tandem.wallet.payment.Settlement.Charged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Takes the steps of payments: states, postings and events of many of them in one transaction and a
 * fixed number of statements.
 */
@Service
class BookingPayments {

  private static final Logger LOG = LoggerFactory.getLogger(BookingPayments.class);

  private final FundPayments payments;
  private final DuePayments duePayments;
  private final Ledger ledger;
  private final PaymentEvents events;
  private final PaymentMetrics metrics;
  private final PaymentProperties properties;
  private final Clock clock;

  BookingPayments(
      FundPayments payments,
      DuePayments duePayments,
      Ledger ledger,
      PaymentEvents events,
      PaymentMetrics metrics,
      PaymentProperties properties,
      Clock clock) {
    this.payments = payments;
    this.duePayments = duePayments;
    this.ledger = ledger;
    this.events = events;
    this.metrics = metrics;
    this.properties = properties;
    this.clock = clock;
  }

  /** Books {@code answers} together; a payment that was settled meanwhile is left as it is. */
  @Transactional
  public void book(List<Answer<FundPayment, Settlement>> answers) {
    var at = Now.of(clock);
    var standing =
        payments.lock(orderIds(answers)).stream().collect(toMap(FundPayment::orderId, identity()));
    var steps = new ArrayList<Step>();
    var later = new HashMap<UUID, Instant>();
    for (var answer : answers) {
      // Several answers of one payment: the first that moves it counts.
      var payment = standing.get(answer.subject().orderId());
      if (payment == null) {
        continue;
      }
      var step = payment.settled(answer.answer(), at);
      if (step.isPresent()) {
        steps.add(step.get());
        standing.remove(payment.orderId());
      } else {
        tellOfContradiction(payment, answer.answer());
        later.put(payment.orderId(), at.plus(properties.backoff(payment.attempts())));
      }
    }
    steps.forEach(step -> later.remove(step.payment().orderId()));
    duePayments.postpone(later);
    take(steps, at);
  }

  /**
   * Takes {@code steps}, whose payments the current transaction has locked.
   *
   * @return the payments as they stand now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<FundPayment> take(List<Step> steps, Instant at) {
    if (steps.isEmpty()) {
      return List.of();
    }
    var moved = payments.move(steps, step -> dueAt(step, at), at);
    if (moved.size() != steps.size()) {
      throw new IllegalStateException("A payment moved that was not locked");
    }
    ledger.record(steps.stream().flatMap(step -> step.journals().stream()).toList());
    tell(moved, at);
    return moved;
  }

  /**
   * Tells the world of {@code reached}, which the current transaction has brought where they stand.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(List<FundPayment> reached, Instant at) {
    events.reached(reached, at);
    AfterCommit.run(() -> metrics.reached(reached));
  }

  private @Nullable Instant dueAt(Step step, Instant at) {
    return switch (step.to()) {
      case CHARGING, HELD -> at.plus(properties.stale());
      case UNKNOWN, REVERSING -> at.plus(properties.backoff(step.payment().attempts()));
      case RECEIVED, PAID, SUBMITTED, FAILED, REVERSED -> null;
    };
  }

  private static void tellOfContradiction(FundPayment payment, Settlement settlement) {
    if (settlement instanceof Charged && !payment.status().isUnsettled() && wasNotPaid(payment)) {
      LOG.error(
          "The bank has charged {} after all, which is {}: {} must be returned by hand",
          payment.orderId(),
          payment.status(),
          payment.amount());
    }
  }

  private static boolean wasNotPaid(FundPayment payment) {
    var returned = payment.returned();
    return payment.status() == PaymentStatus.FAILED
        || (returned != null && returned.minorUnits() == 0);
  }

  private static List<UUID> orderIds(List<Answer<FundPayment, Settlement>> answers) {
    return answers.stream().map(answer -> answer.subject().orderId()).distinct().toList();
  }
}
