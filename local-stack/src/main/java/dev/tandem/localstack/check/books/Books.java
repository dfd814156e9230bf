package dev.tandem.localstack.check.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The books of every part, each read at its own moment: between two of them an event may be on its
 * way.
 *
 * @param clocks the time of each instance
 * @param ledger the accounting centre's amounts of the wallet's recharges and orders
 * @param told the number of notices of an outcome, by recharge and order, and by a journey's step
 * @param partlyPaid by order: the amount that a person has credited of a contradicted payment, if
 *     less than all
 * @param settled the orders about which two people have settled a break
 * @param fundChanges each suspension and opening of a fund, the oldest first
 * @param askedToPay the orders whose payment was asked for, each with the time
 * @param webhooks the events that were published for webhooks, and their deliveries
 * @param journeys the steps of journeys, and when the next is due
 * @param openReviews the recharges and orders that a reviewer is to decide about
 * @param breaks what the bank and the fund house said and nobody here has settled yet
 * @param proof the accounting centre's proof of today
 * @param notInKafka what is wrong with events, topics or outboxes that do not agree with Kafka
 * @param unseen the parts that did not answer, by their names: nothing is known of what they have
 */
public record Books(
    Map<String, Instant> clocks,
    List<Posting> postings,
    List<KeptBalance> balances,
    List<Turnover> turnovers,
    List<Entered> ledger,
    List<Recharge> recharges,
    List<Order> orders,
    List<Allotted> allotted,
    List<BankEntry> bank,
    List<HouseEntry> house,
    List<Backlog> backlogs,
    Map<String, Long> told,
    Map<String, Long> partlyPaid,
    Set<String> settled,
    List<FundChange> fundChanges,
    List<AskedToPay> askedToPay,
    Webhooks webhooks,
    Journeys journeys,
    Set<String> openReviews,
    List<Break> breaks,
    Proof proof,
    Map<String, String> notInKafka,
    Set<String> unseen) {

  /**
   * The suite's time: that of the clock that is behind, so that what is late by it is late by all.
   */
  public Instant now() {
    return Collections.min(clocks.values());
  }

  /**
   * A posting of the wallet.
   *
   * @param reference {@code rch_…} or {@code ord_…}
   * @param walletId the wallet of the account; none for the house's own
   */
  public record Posting(
      String journalId,
      String reference,
      String account,
      @Nullable String walletId,
      String currency,
      long amountMinor) {}

  /** A balance that is kept beside the postings, and the sum of these. */
  public record KeptBalance(
      String walletId, String account, String currency, long keptMinor, long postedMinor) {}

  /** The balance that one recharge or order has on an account of the accounting centre. */
  public record Entered(String reference, String account, String currency, long amountMinor) {}

  /**
   * Whether orders, messages, books and bank agree, as the accounting centre proves it.
   *
   * @param differing what they do not agree on, by id, with the sides
   * @param underWay differences in the newest minutes, whose events may be on their way
   */
  public record Proof(Map<String, String> differing, int underWay) {

    /** Nothing to say against it. */
    public static final Proof HOLDS = new Proof(Map.of(), 0);
  }

  /** A line of the trial balance. */
  public record Turnover(String currency, long debitMinor, long creditMinor) {}

  /**
   * A recharge.
   *
   * @param dueAt the time of its next attempt, or its deadline; none once it has ended
   */
  public record Recharge(
      String id,
      String walletId,
      RechargeStatus status,
      long amountMinor,
      String currency,
      @Nullable Instant dueAt,
      @Nullable Instant endedAt) {}

  public enum RechargeStatus {
    SCREENING,
    STEP_UP,
    ON_HOLD,
    CHARGING,
    UNKNOWN,
    COMPLETED,
    REJECTED,
    FAILED,
    EXPIRED;

    public boolean hasEnded() {
      return switch (this) {
        case SCREENING, STEP_UP, ON_HOLD, CHARGING, UNKNOWN -> false;
        case COMPLETED, REJECTED, FAILED, EXPIRED -> true;
      };
    }
  }

  /**
   * A purchase.
   *
   * @param since when it came to its status
   * @param deadlineAt the deadline of that status, if it has one before T+1
   * @param confirmDate its T+1, if it is paid
   */
  public record Order(
      String id,
      String walletId,
      OrderKind kind,
      OrderStatus status,
      long amountMinor,
      long feeMinor,
      String currency,
      Instant since,
      @Nullable Instant deadlineAt,
      @Nullable LocalDate confirmDate) {

    public long investedMinor() {
      return amountMinor - feeMinor;
    }
  }

  /**
   * The shares of an order.
   *
   * @param ofOrder the shares by the order; none before it is confirmed
   * @param entered the sum of its wallet's entries
   * @param corrections the number of entries that corrected an earlier one
   */
  public record Allotted(
      String orderId, @Nullable BigDecimal ofOrder, BigDecimal entered, long corrections) {}

  /** A fund was suspended, or opened again. */
  public record FundChange(String fundCode, boolean suspended, Instant at) {}

  /** The payment of an order of a fund was asked for. */
  public record AskedToPay(String orderId, String fundCode, Instant at) {}

  public enum OrderKind {
    DISCOUNT,
    BALANCE
  }

  public enum OrderStatus {
    SCREENING,
    STEP_UP,
    ON_HOLD,
    PAYING,
    PAID,
    SUBMITTED,
    REVERSING,
    CONFIRMED,
    REJECTED,
    PAYMENT_FAILED,
    EXPIRED,
    CANCELLED,
    REVERSED;

    public boolean hasEnded() {
      return switch (this) {
        case SCREENING, STEP_UP, ON_HOLD, PAYING, PAID, SUBMITTED, REVERSING -> false;
        case CONFIRMED, REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> true;
      };
    }
  }

  /**
   * A line of the bank's own book.
   *
   * @param reference the reference of the charge, also of a refund
   * @param movedMinor the money that left the investor's bank account; negative for a refund, 0 if
   *     declined
   */
  public record BankEntry(String reference, long movedMinor, String currency) {}

  /**
   * A line of the fund house's own book.
   *
   * @param shares the shares in its register, once it is confirmed
   */
  public record HouseEntry(
      String reference,
      HouseState state,
      long amountMinor,
      String currency,
      @Nullable BigDecimal shares) {}

  public enum HouseState {
    ACCEPTED,
    REFUSED,
    CONFIRMED,
    REJECTED;

    public boolean holdsMoney() {
      return this == ACCEPTED || this == CONFIRMED;
    }
  }

  /**
   * A break that waits for a person, or for something missing.
   *
   * @param id the id by which operators settle it
   * @param subject the recharge, the order or the fund it is about
   */
  public record Break(String who, String id, String subject, String kind, Instant foundAt) {}

  /**
   * The unfinished work of a service.
   *
   * @param unconfirmedSince the time of the oldest unconfirmed message
   * @param parkedSince the time of the oldest parked event
   * @param deadLetters each by its id, group and error
   * @param pausedGroups each with who has paused it, when and why
   */
  public record Backlog(
      String service,
      @Nullable Instant unconfirmedSince,
      @Nullable Instant parkedSince,
      List<String> deadLetters,
      List<String> pausedGroups) {}
}
