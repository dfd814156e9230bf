package dev.tandem.console.payment;

import java.util.List;
import java.util.Optional;

import dev.tandem.console.journal.PaymentKind;

/**
 * A step that is still to come in a payment's life.
 *
 * @param who the service or person it waits for
 * @param due the time it is due, if known
 */
public record Ahead(String title, String who, Optional<String> due) {

  /**
   * The known deadlines of a payment.
   *
   * @param step the time until which it waits for its next step
   * @param confirmDate the day on which the fund house confirms
   */
  record Deadlines(Optional<String> step, Optional<String> confirmDate) {}

  /** The steps that follow {@code status}, if all goes well; none once it has ended. */
  static List<Ahead> of(PaymentKind kind, PaymentStatus status, Deadlines deadlines) {
    Optional<String> next = deadlines.step();
    return kind == PaymentKind.RECHARGE
        ? recharge(status, next)
        : purchase(status, next, deadlines.confirmDate());
  }

  private static List<Ahead> recharge(PaymentStatus status, Optional<String> next) {
    Ahead credit = step("The money is credited to the wallet", "wallet-service");
    Ahead told = step("The investor is told", "notification-service");
    Ahead charge = step("The bank is charged", "wallet-service");
    return switch (status) {
      case SCREENING, STEP_UP, ON_HOLD -> List.of(decision(status, next), charge, credit, told);
      case CHARGING -> List.of(new Ahead("The bank answers", "bank", next), credit, told);
      case UNKNOWN ->
        List.of(
            new Ahead("The bank is asked what became of the charge", "wallet-service", next),
            credit,
            told);
      default -> List.of();
    };
  }

  private static List<Ahead> purchase(
      PaymentStatus status, Optional<String> next, Optional<String> confirmDate) {
    Ahead submit = step("The order goes to the fund house", "fund-purchase-service");
    Ahead confirm = new Ahead("The fund house confirms NAV and shares", "fund house", confirmDate);
    Ahead told = step("The investor is told", "notification-service");
    return switch (status) {
      case SCREENING, STEP_UP, ON_HOLD ->
        List.of(decision(status, next), pay(Optional.empty()), submit, confirm, told);
      case PAYING -> List.of(pay(next), submit, confirm, told);
      case PAID -> List.of(submit, confirm, told);
      case SUBMITTED -> List.of(confirm, told);
      case REVERSING -> List.of(step("The wallet returns the money", "wallet-service"), told);
      default -> List.of();
    };
  }

  private static Ahead decision(PaymentStatus status, Optional<String> by) {
    return switch (status) {
      case STEP_UP -> new Ahead("The investor proves who they are", "investor", by);
      case ON_HOLD -> new Ahead("A reviewer decides", "reviewer", by);
      default -> new Ahead("Risk decides", "risk-service", by);
    };
  }

  private static Ahead pay(Optional<String> by) {
    return new Ahead("The wallet pays", "wallet-service", by);
  }

  private static Ahead step(String title, String who) {
    return new Ahead(title, who, Optional.empty());
  }
}
