package dev.tandem.console.journal;

import java.util.Map;
import java.util.Optional;

/**
 * The progress of a payment that an event stands for.
 *
 * @param stage the position: the highest one counts, in whatever order events arrive
 * @param state the payment's status in its service's terms; empty if the event has its outcome
 */
record Milestone(int stage, Optional<String> state) {

  private static final int NEWS = 0;

  private static final Map<String, Milestone> OF_BOTH = Map.of(
      "RechargeRequested", at(10, "SCREENING"),
      "FundPurchaseRequested", at(10, "SCREENING"),
      "RiskStepUpRequired", at(20, "STEP_UP"),
      "RiskHeld", at(21, "ON_HOLD"),
      "RiskRejected", at(31, "REJECTED"),
      "RechargeCompleted", at(90, "COMPLETED"),
      "RechargeFailed", new Milestone(90, Optional.empty()));

  private static final Map<String, Milestone> OF_PURCHASES = Map.of(
      "RiskApproved", at(30, "PAYING"),
      "FundPaymentRequested", at(40, "PAYING"),
      "FundPurchasePaid", at(60, "PAID"),
      "FundPurchaseSubmitted", at(70, "SUBMITTED"),
      "FundPurchaseConfirmed", at(80, "CONFIRMED"),
      "FundPaymentReversalRequested", at(85, "REVERSING"),
      "FundPurchaseCancelled", at(90, "CANCELLED"),
      "FundPurchaseRejected", new Milestone(90, Optional.empty()));

  private static final Map<String, Milestone> OF_RECHARGES =
      Map.of("RiskApproved", at(30, "CHARGING"));

  /** The milestone of {@code event} for payments of this kind. */
  static Milestone of(PaymentKind kind, JournalledEvent event) {
    var own = kind == PaymentKind.PURCHASE ? OF_PURCHASES : OF_RECHARGES;
    var found = own.getOrDefault(event.name(), OF_BOTH.get(event.name()));
    if (found == null) {
      return new Milestone(NEWS, Optional.of("SCREENING"));
    }
    return found.state().isPresent()
        ? found
        : at(found.stage(), event.data().path("outcome").asString("FAILED"));
  }

  private static Milestone at(int stage, String state) {
    return new Milestone(stage, Optional.of(state));
  }
}
