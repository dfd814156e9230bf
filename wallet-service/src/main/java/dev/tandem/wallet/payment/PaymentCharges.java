package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.breaks.BreakSubject;
import dev.tandem.wallet.charging.Backlog;
import dev.tandem.wallet.charging.ChargeTask;
import dev.tandem.wallet.charging.Charges;
import dev.tandem.wallet.charging.Finding;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Found;
import dev.tandem.web.secret.FundingTokens;
import dev.tandem.web.state.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Charges the payments of fund orders at the bank; those from balance need no bank. */
@Component
class PaymentCharges implements Charges<FundPayment> {

  private static final Logger log = LoggerFactory.getLogger(PaymentCharges.class);

  private final JdbcFundPayments payments;
  private final JdbcDuePayments duePayments;
  private final BookPayments booking;
  private final FundingTokens tokens;

  PaymentCharges(
      JdbcFundPayments payments,
      JdbcDuePayments duePayments,
      BookPayments booking,
      FundingTokens tokens) {
    this.payments = payments;
    this.duePayments = duePayments;
    this.booking = booking;
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "payment-charging";
  }

  @Override
  public String meterPrefix() {
    return "tandem.wallet.fund.payments";
  }

  @Override
  public BreakSubject kind() {
    return BreakSubject.FUND_PAYMENT;
  }

  @Override
  public ChargeTask taskOf(FundPayment payment) {
    var token = payment.fundingToken();
    return new ChargeTask(
        payment.orderId(),
        WalletIds.ORDER.format(payment.orderId()),
        payment.amount(),
        token == null ? null : token.opened(tokens, payment.walletId()),
        payment.bankAskedAt() == null ? Instant.MIN : payment.bankAskedAt(),
        payment.status() == PaymentStatus.REVERSING ? null : payment.payBy(),
        payment.attempts(),
        payment.breakId());
  }

  /** Held money is captured as long as there is time. */
  @Override
  public Optional<Finding> knownWithoutTheBank(FundPayment payment, Instant now) {
    if (payment.kind() == PurchaseKind.DISCOUNT) {
      return Optional.empty();
    }
    return Optional.of(payment.isInTime(now) ? new Funded(now) : new Refused(FundPayment.DEADLINE));
  }

  @Override
  public List<FundPayment> takeDue(Instant now, Instant leaseUntil, int limit) {
    return duePayments.take(now, leaseUntil, limit);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> lockUnsettled(Collection<UUID> ids) {
    return payments.lock(ids).stream()
        .filter(payment -> payment.status().isUnsettled())
        .collect(toMap(FundPayment::orderId, identity()))
        .keySet();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(List<Found<FundPayment>> found, Map<UUID, Instant> dueAgain, Instant at) {
    var standing = lockedById(
        found.stream().map(each -> each.subject().orderId()).distinct().toList());
    var steps = new ArrayList<Step>();
    var later = new HashMap<UUID, Instant>();
    for (var each : found) {
      // Several findings of one payment: the first that moves it counts.
      var payment = standing.get(each.subject().orderId());
      if (payment == null) {
        continue;
      }
      var step = payment.settled(each.finding(), at);
      if (step.isPresent()) {
        steps.add(step.get());
        standing.remove(payment.orderId());
      } else {
        tellOfLateCharge(payment, each.finding());
        later.put(payment.orderId(), Objects.requireNonNull(dueAgain.get(payment.orderId())));
      }
    }
    steps.forEach(step -> later.remove(step.payment().orderId()));
    duePayments.postpone(later);
    booking.take(steps, at);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void contest(Map<UUID, UUID> breaks, Map<UUID, Instant> dueAgain, Instant at) {
    if (breaks.isEmpty()) {
      return;
    }
    var steps = payments.lock(breaks.keySet()).stream()
        .flatMap(payment -> payment.contradicted().stream())
        .toList();
    booking.take(steps, at);
    duePayments.contest(breaks);
    var later = new HashMap<>(dueAgain);
    later.keySet().retainAll(breaks.keySet());
    duePayments.postpone(later);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<UUID> ids) {
    duePayments.release(ids);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void resolve(UUID id, Money credited, Instant at) {
    duePayments.release(List.of(id));
    var payment = Objects.requireNonNull(lockedById(List.of(id)).get(id));
    booking.take(List.of(payment.resolved(credited, at)), at);
  }

  private Map<UUID, FundPayment> lockedById(Collection<UUID> ids) {
    return payments.lock(ids).stream().collect(toMap(FundPayment::orderId, identity()));
  }

  private static void tellOfLateCharge(FundPayment payment, Finding finding) {
    if (finding instanceof Funded
        && PaymentTransition.FUNDED.in(payment.status()) == Verdict.CONTRADICTS
        && wasNotPaid(payment)) {
      log.error(
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

  @Override
  public Backlog backlog(Instant now) {
    return duePayments.backlog(now);
  }
}
