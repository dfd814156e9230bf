package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.ContradictionException;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.TimelineEntry;
import dev.tandem.fundpurchase.lifecycle.Transition;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A purchase and its saga: a method for each thing that can happen. {@link Transition} decides
 * whether the order moves, and its events are published when {@link Orders} saves it.
 *
 * <p>A method returns {@code false}, and changes nothing, if it comes too late.
 */
@Entity
@Table(name = "fund_order")
public class FundOrder {

  @Id
  private UUID id;

  @Version
  private @Nullable Long version;

  /** The fingerprint of the request, which keeps it from ever becoming a second order. */
  @Column(updatable = false)
  private byte[] requestFingerprint;

  @Embedded
  private OrderTerms terms;

  @Embedded
  private OrderProgress progress;

  private @Nullable String ownerId;

  /** The person who placed it; none for orders older than this column. */
  private @Nullable String orderedBy;

  private @Nullable String fundingToken;

  @Embedded
  private @Nullable OrderContext context;

  private int stepUpAttempts;

  /** What is kept of the code that was sent to the investor, while the order waits for it. */
  private @Nullable String stepUpCodeHash;

  @Embedded
  private @Nullable OrderDates dates;

  @Embedded
  private @Nullable OrderAllotment allotment;

  @SuppressWarnings("NullAway.Init") // JPA fills the fields
  protected FundOrder() {}

  private FundOrder(UUID id, Placement placement, Cause cause, Instant deadline) {
    this.id = id;
    this.requestFingerprint = placement.request().key().fingerprint();
    this.terms = OrderTerms.of(placement, cause.at());
    this.progress = new OrderProgress(cause, deadline);
    this.orderedBy = placement.request().key().caller();
    this.fundingToken = placement.request().fundingToken();
    this.context = OrderContext.of(placement.request().context());
  }

  /** A new order of a wallet that is not known yet; it waits for that until {@code deadline}. */
  public static FundOrder ofUnknownWallet(
      UUID id, Placement placement, Cause cause, Instant deadline) {
    return new FundOrder(id, placement, cause, deadline);
  }

  /** A new order, for risk to screen until {@code deadline}. */
  public static FundOrder of(
      UUID id, Placement placement, String ownerId, Cause cause, Instant deadline) {
    var order = new FundOrder(id, placement, cause, deadline);
    order.askRisk(ownerId, cause, deadline);
    return order;
  }

  /** The wallet became known while the order waited for it. */
  public boolean walletOpened(
      String ownerId, Currency walletCurrency, Cause cause, Instant deadline) {
    if (status() != OrderStatus.SCREENING || this.ownerId != null) {
      return false;
    }
    if (orderedBy != null && !orderedBy.equals(ownerId)) {
      // To whoever ordered it there is no such wallet, and its owner has not heard of the order.
      return refuse("wallet-not-found", cause);
    }
    if (!walletCurrency.equals(terms.amount().currency())) {
      this.ownerId = ownerId;
      return refuse("currency-mismatch", cause);
    }
    askRisk(ownerId, cause, deadline);
    return true;
  }

  private void askRisk(String ownerId, Cause cause, Instant deadline) {
    this.ownerId = ownerId;
    progress.waitUntil(deadline);
    progress.tell(sequence -> OrderEvents.requested(this, context, cause, sequence));
    context = null;
  }

  /** The investor must prove who they are, by the code of which {@code codeHash} is kept. */
  public boolean requireStepUp(@Nullable String codeHash, Cause cause, Instant deadline) {
    boolean moves = moved(Transition.STEP_UP_REQUIRED, cause, "step-up-required", deadline);
    stepUpCodeHash = moves ? codeHash : stepUpCodeHash;
    return moves;
  }

  public boolean hold(Cause cause, Instant deadline) {
    return moved(Transition.HELD, cause, "under-review", deadline);
  }

  /** Risk or a reviewer approved it: the wallet has until {@code payBy} to pay. */
  public boolean approve(Cause cause, Instant payBy) {
    if (!moved(Transition.APPROVED, cause, null, payBy)) {
      return false;
    }
    progress.tell(
        sequence -> OrderEvents.paymentRequested(this, fundingToken, payBy, cause, sequence));
    fundingToken = null;
    progress.publishAt(new PaymentDeadlineReached(orderId(), payBy), payBy);
    return true;
  }

  /** Risk, a reviewer, or a rule of this service refused it. */
  public boolean refuse(String reason, Cause cause) {
    return ended(Transition.REFUSED, reason, cause);
  }

  /** The moves that the investor makes. */
  public AtInvestor atInvestor() {
    return new AtInvestor(this);
  }

  /** The moves that the wallet makes. */
  public AtWallet atWallet() {
    return new AtWallet(this);
  }

  /** The moves when a deadline is over. */
  public AtDeadline atDeadline() {
    return new AtDeadline(this);
  }

  /** The moves that the fund house makes. */
  public AtFundHouse atFundHouse() {
    return new AtFundHouse(this);
  }

  /** Moves the order; {@code false}, without effect, if this comes too late. */
  boolean moved(
      Transition transition, Cause cause, @Nullable String reason, @Nullable Instant deadline) {
    return switch (progress.move(transition, cause, reason, deadline)) {
      case MOVES -> {
        stepUpCodeHash = null;
        yield true;
      }
      case LATE -> false;
      case CONTRADICTS -> throw contradiction("cannot take " + transition);
    };
  }

  ContradictionException contradiction(String what) {
    return new ContradictionException("%s is %s and %s".formatted(orderId(), status(), what));
  }

  int countStepUpAttempt() {
    return ++stepUpAttempts;
  }

  public @Nullable String stepUpCodeHash() {
    return stepUpCodeHash;
  }

  boolean ended(Transition transition, @Nullable String reason, Cause cause) {
    return ended(
        transition, reason, cause, sequence -> OrderEvents.rejected(this, cause, sequence));
  }

  boolean ended(
      Transition transition, @Nullable String reason, Cause cause, LongFunction<Object> event) {
    if (!moved(transition, cause, reason, null)) {
      return false;
    }
    fundingToken = null;
    // Without an owner nobody has ever heard of the order, and nobody can be told.
    if (ownerId != null) {
      progress.tell(event);
    }
    return true;
  }

  boolean reversing(Transition transition, String reason, Cause cause) {
    if (!moved(transition, cause, reason, null)) {
      return false;
    }
    progress.tell(sequence -> OrderEvents.reversalRequested(this, cause, sequence));
    return true;
  }

  public byte[] requestFingerprint() {
    return requestFingerprint.clone();
  }

  /** The id as the database keeps it. */
  public UUID uuid() {
    return id;
  }

  /** {@code ord_…}. */
  public String orderId() {
    return OrderIds.ORDER.format(id);
  }

  public OrderTerms terms() {
    return terms;
  }

  public OrderProgress progress() {
    return progress;
  }

  /** The timeline entries that have not been taken yet. */
  public List<TimelineEntry> takeNewEntries() {
    return progress.takeNewEntries();
  }

  /** The events that have not been taken yet. */
  public List<Outgoing> takeNewEvents() {
    return progress.takeNewEvents();
  }

  public OrderStatus status() {
    return progress.status();
  }

  public @Nullable String statusReason() {
    return progress.statusReason();
  }

  public String ownerId() {
    return requireNonNull(ownerId, "nobody knows the owner yet");
  }

  boolean isOfUnknownOwner() {
    return ownerId == null;
  }

  boolean isUnpaid() {
    return dates == null;
  }

  OrderDates paidDates() {
    return requireNonNull(dates, "not paid");
  }

  void date(OrderDates dates) {
    this.dates = dates;
  }

  public @Nullable LocalDate businessDate() {
    return dates == null ? null : dates.businessDate();
  }

  public @Nullable LocalDate expectedConfirmDate() {
    return dates == null ? null : dates.expectedConfirmDate();
  }

  public @Nullable OrderAllotment allotment() {
    return allotment;
  }

  void allot(@Nullable OrderAllotment allotment) {
    this.allotment = allotment;
  }
}
