package dev.tandem.console.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.console.journal.JournalledEvent;
import dev.tandem.console.page.Formats;
import dev.tandem.console.page.Tone;
import tools.jackson.databind.JsonNode;

/** Describes events in sentences. */
final class EventWords {

  private final Formats formats;

  EventWords(Formats formats) {
    this.formats = formats;
  }

  /** The event as a moment of its payment's life. */
  Moment moment(JournalledEvent event) {
    JsonNode data = event.data();
    List<String> details = new ArrayList<>();
    String title = title(event.name(), data, details);
    for (JsonNode reason : data.path("reasons")) {
      details.add(reason.path("rule").asString() + ": " + reason.path("detail").asString());
    }
    JsonNode reason = data.path("reason");
    if (reason.isString()) {
      details.add("Reason: " + reason.asString());
    }
    return Moment.of(event.occurredAt(), event.source(), title, tone(event.name(), data), details);
  }

  private String title(String name, JsonNode data, List<String> details) {
    return switch (name) {
      case "RechargeRequested" -> {
        details.add("By " + data.path("ownerId").asString());
        yield "Recharge of " + amount(data, "amount") + " asked for";
      }
      case "RechargeCompleted" -> amount(data, "amount") + " is in the wallet";
      case "RechargeFailed" -> "The recharge ended: " + data.path("outcome").asString();
      case "FundPurchaseRequested" -> {
        details.add("By %s, from %s"
            .formatted(
                data.path("ownerId").asString(),
                data.path("kind").asString().equals("DISCOUNT")
                    ? "the bank"
                    : "the wallet's balance"));
        details.add("Fee " + amount(data, "fee"));
        yield "Purchase of %s for %s asked for"
            .formatted(data.path("fundCode").asString(), amount(data, "amount"));
      }
      case "RiskApproved" -> "Risk approved it";
      case "RiskHeld" -> "Risk holds it for a person to decide";
      case "RiskStepUpRequired" -> "The investor must prove who they are";
      case "RiskRejected" -> "Risk rejected it";
      default -> purchase(name, data, details);
    };
  }

  private String purchase(String name, JsonNode data, List<String> details) {
    return switch (name) {
      case "FundPaymentRequested" -> "The wallet is asked to pay " + amount(data, "amount");
      case "FundPaymentCompleted" -> "The wallet paid " + amount(data, "amount");
      case "FundPaymentFailed" -> "The wallet could not pay";
      case "FundPaymentReversed" -> amount(data, "returned") + " is back in the wallet";
      case "FundPurchasePaid" ->
        "Paid, for the business date " + data.path("businessDate").asString();
      case "SubmissionDue" -> "Due to go to the fund house";
      case "FundPurchaseSubmitted" -> {
        details.add(
            "Confirmation expected on " + data.path("expectedConfirmDate").asString());
        yield "The fund house has the order";
      }
      case "FundPurchaseConfirmed" -> {
        details.add("NAV " + data.path("nav").asString());
        yield data.path("shares").asString() + " shares are the investor's";
      }
      case "FundSharesCorrected" ->
        "Shares corrected from %s to %s"
            .formatted(data.path("formerShares").asString(), data.path("shares").asString());
      case "FundPurchaseRejected" ->
        "The purchase ended: " + data.path("outcome").asString();
      case "FundPurchaseCancelled" -> "Cancelled";
      case "FundPaymentReversalRequested" -> "The money is asked back";
      // Sent when the deadline is set, and delivered when it is over.
      case "PaymentDeadlineReached" -> {
        details.add("Until " + formats.time(Instant.parse(data.path("deadline").asString())));
        yield "The payment has a deadline";
      }
      default -> name;
    };
  }

  private static Tone tone(String name, JsonNode data) {
    return switch (name) {
      case "RechargeCompleted", "FundPurchaseConfirmed" -> Tone.GOOD;
      case "RiskHeld", "RiskStepUpRequired", "FundPaymentReversalRequested" -> Tone.WAITING;
      case "RechargeFailed", "FundPaymentFailed", "RiskRejected" -> Tone.BAD;
      case "FundPurchaseRejected" ->
        data.path("outcome").asString().equals("REVERSED") ? Tone.WAITING : Tone.BAD;
      default -> Tone.QUIET;
    };
  }

  private String amount(JsonNode data, String field) {
    JsonNode amount = data.path(field);
    return amount.path("amountMinor").isIntegralNumber()
        ? formats.money(
            amount.path("amountMinor").asLong(), amount.path("currency").asString())
        : "an unknown amount";
  }
}
