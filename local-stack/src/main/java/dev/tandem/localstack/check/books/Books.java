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
 * What every part has on record, each read for itself: between two of them an event may be on its
 * way.
 *
 * @param clocks the suite's time as each instance has it
 * @param told how many notices of an outcome were made for each recharge and order
 * @param partlyPaid by order: what a person had credited of a contradicted payment, if less than
 *     all
 * @param breaks what the bank and the fund house said and nobody here has settled yet
 * @param unseen the parts that did not answer, by their names: nothing is known of what they have
 */
public record Books(
    Map<String, Instant> clocks,
    List<Posting> postings,
    List<KeptBalance> balances,
    List<Turnover> turnovers,
    List<Recharge> recharges,
    List<Order> orders,
    List<Allotted> allotted,
    List<BankEntry> bank,
    List<HouseEntry> house,
    List<Backlog> backlogs,
    Map<String, Long> told,
    Map<String, Long> partlyPaid,
    List<Break> breaks,
    Set<String> unseen) {

  /** The suite's time: what is late by the clock that is behind is late by all of them. */
  public Instant now() {
    return Collections.min(clocks.values());
  }

  /**
   * A posting of the wallet.
   *
   * @param reference {@code rch_…} or {@code ord_…}
   * @param walletId whose account it is on; none for the house's own
   */
  public record Posting(
      String journalId,
      String reference,
      String account,
      @Nullable String walletId,
      String currency,
      long amountMinor) {}

  /** A balance that is kept beside the postings, and what they sum up to. */
  public record KeptBalance(
      String walletId, String account, String currency, long keptMinor, long postedMinor) {}

  /** A line of the trial balance. */
  public record Turnover(String currency, long debitMinor, long creditMinor) {}

  /**
   * A recharge.
   *
   * @param dueAt when somebody looks after it next, or its time is over; none once it has ended
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
    EXPIRED
  }

  /**
   * A purchase.
   *
   * @param since when it came to its status
   * @param deadlineAt until when it may stay there, if it waits for something of the day
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
   * @param ofOrder what the order says; none before it is confirmed
   * @param entered what the entries of its wallet sum up to
   * @param corrections how many of these entries corrected an earlier one
   */
  public record Allotted(
      String orderId, @Nullable BigDecimal ofOrder, BigDecimal entered, long corrections) {}

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
    REVERSED
  }

  /**
   * A line of the bank's own book.
   *
   * @param reference what was charged, or the charge that was refunded
   * @param movedMinor what left the investor's bank account; negative for a refund, 0 if declined
   */
  public record BankEntry(String reference, long movedMinor, String currency) {}

  /**
   * A line of the fund house's own book.
   *
   * @param shares what its register has, once it is confirmed
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
   * A contradiction that waits for a person, or for what it lacks.
   *
   * @param id by which operators settle it
   * @param subject the recharge, the order or the fund it is about
   */
  public record Break(String who, String id, String subject, String kind, Instant foundAt) {}

  /**
   * What a service has not got done.
   *
   * @param unconfirmedSince since when the oldest message waits to come out of the broker
   * @param parkedSince since when the oldest event waits for its predecessor
   * @param deadLetters each by its id, group and error
   */
  public record Backlog(
      String service,
      @Nullable Instant unconfirmedSince,
      @Nullable Instant parkedSince,
      List<String> deadLetters) {}
}
