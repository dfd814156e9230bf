package dev.tandem.notification.webhook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventType;

/**
 * An event that webhooks send, and the fields of it that they send.
 *
 * <p>Fields are listed one by one, so that a field added to a contract stays inside until somebody
 * decides otherwise. Left out are the payer's device and place, and the reasons of risk's decision:
 * a person who knows the rules can work around them.
 *
 * @param type the full type with its version, such as {@code
 *     dev.tandem.wallet.RechargeCompleted.v1}
 * @param name the name in it, such as {@code RechargeCompleted}
 * @param fields the fields of the event's data
 */
public record PublicEvent(String type, String name, List<String> fields) {

  /** Selects every event, also those added later. */
  public static final String ALL = "*";

  private static final List<PublicEvent> EVENTS = List.of(
      of(RechargeRequested.class, "rechargeId", "walletId", "ownerId", "amount", "requestedAt"),
      of(RechargeCompleted.class, "rechargeId", "walletId", "ownerId", "amount", "completedAt"),
      of(
          RechargeFailed.class,
          "rechargeId",
          "walletId",
          "ownerId",
          "amount",
          "outcome",
          "reason",
          "failedAt"),
      of(RiskApproved.class, "subjectId", "ownerId", "amount", "decidedAt"),
      of(RiskStepUpRequired.class, "subjectId", "ownerId", "amount", "decidedAt"),
      of(RiskHeld.class, "subjectId", "ownerId", "amount", "decidedAt"),
      of(RiskRejected.class, "subjectId", "ownerId", "amount", "decidedAt"),
      ofPurchase(FundPurchaseRequested.class, "fee", "requestedAt"),
      ofPurchase(FundPurchasePaid.class, "fee", "businessDate", "paidAt"),
      ofPurchase(
          FundPurchaseSubmitted.class, "fee", "businessDate", "expectedConfirmDate", "submittedAt"),
      ofPurchase(
          FundPurchaseConfirmed.class,
          "fee",
          "shares",
          "nav",
          "businessDate",
          "confirmDate",
          "confirmedAt"),
      ofPurchase(FundPurchaseRejected.class, "outcome", "reason", "rejectedAt"),
      ofPurchase(FundPurchaseCancelled.class, "cancelledAt"),
      ofPurchase(
          FundSharesCorrected.class,
          "formerShares",
          "shares",
          "formerNav",
          "nav",
          "navDate",
          "reason",
          "correctedAt"));

  /** The event with the full type {@code type}, if webhooks send it. */
  public static Optional<PublicEvent> ofType(String type) {
    return EVENTS.stream().filter(event -> event.type.equals(type)).findFirst();
  }

  /** Whether an endpoint may list {@code selector}: {@value #ALL}, a full type, or a name. */
  static boolean isSelector(String selector) {
    return selector.equals(ALL)
        || EVENTS.stream().anyMatch(e -> e.type.equals(selector) || e.name.equals(selector));
  }

  /** All events that webhooks send. */
  public static List<PublicEvent> all() {
    return EVENTS;
  }

  private static PublicEvent ofPurchase(Class<? extends Record> contract, String... more) {
    return of(
        contract,
        Stream.concat(
                Stream.of("orderId", "kind", "walletId", "ownerId", "fundCode", "amount"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static PublicEvent of(Class<? extends Record> contract, String... fields) {
    EventType event = Objects.requireNonNull(contract.getAnnotation(EventType.class));
    return new PublicEvent(event.type(), contract.getSimpleName(), List.of(fields));
  }
}
