package dev.tandem.wallet.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.charging.BankCharging;
import dev.tandem.wallet.ledger.JdbcLedger;
import org.springframework.stereotype.Component;

import static java.util.stream.Collectors.toSet;

/**
 * Pays, submits and reverses fund orders, a batch of events at a time. An event that comes late,
 * twice or after another one has no effect.
 *
 * <p>Each kind of event has a group of its own: a transaction that handled several kinds would lock
 * payments after accounts, against the order of all others.
 */
@Component
class FundPaymentHandler {

  private final JdbcFundPayments payments;
  private final BookPayments booking;
  private final JdbcLedger ledger;
  private final BankCharging<FundPayment> charging;
  private final Clock clock;

  FundPaymentHandler(
      JdbcFundPayments payments,
      BookPayments booking,
      JdbcLedger ledger,
      BankCharging<FundPayment> charging,
      Clock clock) {
    this.payments = payments;
    this.booking = booking;
    this.ledger = ledger;
    this.charging = charging;
    this.clock = clock;
  }

  /**
   * Refuses payments, or claims and holds the money for them; charging and capturing follow after
   * COMMIT.
   */
  @EventHandler(group = "wallet-fund-payments", filtered = true)
  void requested(List<Event<FundPaymentRequested>> requests) {
    var at = Now.of(clock);
    var byOrder = byOrder(requests, FundPaymentRequested::orderId);
    var received = payments.add(
        requests.stream().map(PaymentRequests::read).toList(),
        payment -> Objects.requireNonNull(byOrder.get(payment.orderId())).id(),
        at);
    var admitted = booking.take(admit(received, byOrder, at), at);
    charging.chargeAfterCommit(
        admitted.stream().filter(payment -> payment.status().isUnsettled()).toList());
  }

  private List<Step> admit(
      List<FundPayment> received, Map<UUID, Event<FundPaymentRequested>> byOrder, Instant at) {
    var payers = payments.payers(received.stream().map(FundPayment::walletId).collect(toSet()));
    var available = new HashMap<UUID, Long>();
    ledger
        .lockBalances(walletsPayingFromBalance(received))
        .forEach((wallet, balances) -> available.put(wallet, balances.availableMinor()));
    var steps = new ArrayList<Step>();
    for (var payment : received) {
      var wallet = payment.walletId();
      var step = payment.admitted(payers.get(wallet), available.getOrDefault(wallet, 0L), at);
      if (step.to() == PaymentStatus.HELD) {
        // The next of this batch finds less.
        available.merge(wallet, -payment.amount().minorUnits(), Long::sum);
      }
      steps.add(
          step.causedBy(Objects.requireNonNull(byOrder.get(payment.orderId())).id()));
    }
    return steps;
  }

  private static Set<UUID> walletsPayingFromBalance(List<FundPayment> received) {
    return received.stream()
        .filter(payment -> payment.kind() == PurchaseKind.BALANCE)
        .map(FundPayment::walletId)
        .collect(toSet());
  }

  /** Moves money in transit to the account of what is owed to the fund house. */
  @EventHandler(group = "wallet-fund-submissions", filtered = true)
  void submitted(List<Event<FundPurchaseSubmitted>> submissions) {
    var at = Now.of(clock);
    var byOrder = byOrder(submissions, FundPurchaseSubmitted::orderId);
    var submitted = payments.lock(byOrder.keySet());
    if (submitted.size() < byOrder.size()) {
      throw new PermanentFailureException("Nobody asked to pay one of " + byOrder.keySet());
    }
    var steps = submitted.stream()
        .flatMap(payment -> {
          var submission = Objects.requireNonNull(byOrder.get(payment.orderId()));
          return payment
              .submitted(submission.data().submittedAt())
              .map(step -> step.causedBy(submission.id()))
              .stream();
        })
        .toList();
    booking.take(steps, at);
  }

  /** Writes markers first: a payment that arrives after its reversal must find one. */
  @EventHandler(group = "wallet-fund-reversals", filtered = true)
  void reversalRequested(List<Event<FundPaymentReversalRequested>> requests) {
    var at = Now.of(clock);
    var byOrder = byOrder(requests, FundPaymentReversalRequested::orderId);
    var marked = payments.add(
        byOrder.values().stream().map(PaymentRequests::markerOf).toList(),
        payment -> Objects.requireNonNull(byOrder.get(payment.orderId())).id(),
        at);
    marked.forEach(marker -> byOrder.remove(marker.orderId()));
    var steps = payments.lock(byOrder.keySet()).stream()
        .flatMap(payment -> {
          var request = Objects.requireNonNull(byOrder.get(payment.orderId()));
          return payment
              .reversed(request.data().reason(), at)
              .map(step -> step.causedBy(request.id()))
              .stream();
        })
        .toList();
    booking.take(steps, at);
    if (!marked.isEmpty()) {
      booking.tell(marked, at);
    }
  }

  /** The events by their order; of several about one, the first. */
  private static <T> Map<UUID, Event<T>> byOrder(
      List<Event<T>> events, Function<T, String> orderId) {
    var byOrder = new LinkedHashMap<UUID, Event<T>>();
    events.forEach(
        event -> byOrder.putIfAbsent(PaymentRequests.orderId(orderId.apply(event.data())), event));
    return byOrder;
  }
}
