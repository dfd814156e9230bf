package dev.tandem.analytics.activity;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Reads the CloudEvents JSON of payments and of behaviour. */
public final class Activities {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Activities() {}

  /**
   * What {@code record} tells of an owner; empty if it tells of none.
   *
   * @throws UnreadableException if it is no event
   */
  public static Optional<Activity> read(byte[] record) throws UnreadableException {
    try {
      var event = JSON.readTree(record);
      if (event == null || !event.hasNonNull("id") || !event.hasNonNull("type")) {
        throw new UnreadableException("Not an event", null);
      }
      var data = event.path("data");
      var kind = kind(event.path("type").asText(), data);
      return kind == null || !data.hasNonNull("ownerId")
          ? Optional.empty()
          : Optional.of(activity(event, kind, data));
    } catch (IOException | DateTimeException | ArithmeticException e) {
      throw new UnreadableException("Not an event: " + e.getMessage(), e);
    }
  }

  private static @Nullable Kind kind(String type, JsonNode data) {
    return switch (type) {
      case "dev.tandem.datacentre.BehaviourSeen.v1" ->
        switch (data.path("kind").asText()) {
          case "LOGIN" -> Kind.LOGGED_IN;
          case "VIEW_FUND" -> Kind.VIEWED;
          default -> null;
        };
      case "dev.tandem.wallet.WalletOpened.v1" -> Kind.WALLET_OPENED;
      case "dev.tandem.wallet.RechargeRequested.v1",
          "dev.tandem.fundpurchase.FundPurchaseRequested.v1" -> Kind.ASKED;
      case "dev.tandem.fundpurchase.FundPaymentRequested.v1" -> Kind.PAYING;
      case "dev.tandem.wallet.RechargeCompleted.v1",
          "dev.tandem.fundpurchase.FundPurchasePaid.v1" -> Kind.COMPLETED;
      case "dev.tandem.wallet.RechargeFailed.v1",
          "dev.tandem.fundpurchase.FundPurchaseRejected.v1" ->
        switch (data.path("outcome").asText()) {
          case "FAILED", "PAYMENT_FAILED" -> Kind.DECLINED;
          case "REJECTED" -> Kind.REFUSED;
          case "REVERSED" -> Kind.REVERSED;
          default -> Kind.EXPIRED;
        };
      case "dev.tandem.fundpurchase.FundPurchaseCancelled.v1" -> Kind.CANCELLED;
      default -> null;
    };
  }

  private static Activity activity(JsonNode event, Kind kind, JsonNode data) {
    var amount = data.path("amount");
    var context = data.path("context");
    return new Activity(
        event.path("id").asText(),
        kind,
        data.path("ownerId").asText(),
        Instant.parse(event.path("time").asText()).toEpochMilli(),
        amount.path("amountMinor").asLong(),
        text(amount, "currency"),
        text(data, "fundCode"),
        channel(event.path("type").asText(), data),
        text(context, "deviceId"),
        text(context, "ip"),
        text(data, "fundingToken"),
        text(context, "country"),
        context.hasNonNull("latitude") && context.hasNonNull("longitude"),
        context.path("latitude").asDouble(),
        context.path("longitude").asDouble());
  }

  private static @Nullable String channel(String type, JsonNode data) {
    if (type.startsWith("dev.tandem.wallet.Recharge")) {
      return "RECHARGE";
    }
    return type.startsWith("dev.tandem.fundpurchase.") ? text(data, "kind") : null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }

  /** Says that a record of Kafka is no event. */
  public static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
