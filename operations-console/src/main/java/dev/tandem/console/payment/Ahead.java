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
   * @param payBy the time until which a purchase must be paid
   * @param confirmDate the day on which the fund house confirms
   */
  record Deadlines(Optional<String> payBy, Optional<String> confirmDate) {}

  /** The steps that follow {@code status}, if all goes well; none once it has ended. */
  static List<Ahead> of(PaymentKind kind, PaymentStatus status, Deadlines deadlines) {
    return kind == PaymentKind.RECHARGE ? recharge(status) : purchase(status, deadlines);
  }

  private static List<Ahead> recharge(PaymentStatus status) {
    Ahead credit = step("The money is credited to the wallet", "wallet-service");
    Ahead told = step("The investor is told", "notification-service");
    Ahead charge = step("The bank is charged", "wallet-service");
    return switch (status) {
      case SCREENING -> List.of(step("Risk decides", "risk-service"), charge, credit, told);
      case STEP_UP ->
        List.of(step("The investor proves who they are", "investor"), charge, credit, told);
      case ON_HOLD -> List.of(step("A reviewer decides", "reviewer"), charge, credit, told);
      case CHARGING -> List.of(step("The bank answers", "bank"), credit, told);
      case UNKNOWN ->
        List.of(
            step("The bank is asked what became of the charge", "wallet-service"), credit, told);
      default -> List.of();
    };
  }

  private static List<Ahead> purchase(PaymentStatus status, Deadlines deadlines) {
    Ahead pay = new Ahead("The wallet pays", "wallet-service", deadlines.payBy());
    Ahead submit = step("The order goes to the fund house", "fund-purchase-service");
    Ahead confirm =
        new Ahead("The fund house confirms NAV and shares", "fund house", deadlines.confirmDate());
    Ahead told = step("The investor is told", "notification-service");
    return switch (status) {
      case SCREENING -> List.of(step("Risk decides", "risk-service"), pay, submit, confirm, told);
      case STEP_UP ->
        List.of(step("The investor proves who they are", "investor"), pay, submit, confirm, told);
      case ON_HOLD -> List.of(step("A reviewer decides", "reviewer"), pay, submit, confirm, told);
      case PAYING -> List.of(pay, submit, confirm, told);
      case PAID -> List.of(submit, confirm, told);
      case SUBMITTED -> List.of(confirm, told);
      case REVERSING -> List.of(step("The wallet returns the money", "wallet-service"), told);
      default -> List.of();
    };
  }

  private static Ahead step(String title, String who) {
    return new Ahead(title, who, Optional.empty());
  }
}
