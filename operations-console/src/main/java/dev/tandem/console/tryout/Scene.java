package dev.tandem.console.tryout;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An action of an investor. */
public enum Scene {
  RECHARGE("Recharge", "12.50 CNY from the bank to the wallet.", Optional.empty(), 1_250, "tok_ok"),
  DISCOUNT_PURCHASE(
      "Discount purchase",
      "Recharge and purchase as one: 1,000 CNY become shares of MMF-001 on the next trading day.",
      Optional.of("MMF-001"),
      100_000,
      "tok_ok"),
  REJECTED_FUND(
      "A fund house that rejects",
      "The house turns the order down; the money comes back to the wallet.",
      Optional.of("EQT-REJ"),
      100_000,
      "tok_ok"),
  DECLINED_CARD(
      "A declined card",
      "The bank refuses; nothing moves.",
      Optional.empty(),
      1_250,
      "tok_declined"),
  LOST_ANSWER(
      "A bank that does not answer",
      "It charged, and its answer was lost: never assumed failed, found out by asking.",
      Optional.empty(),
      1_250,
      "tok_timeout_then_ok"),
  LARGE_AMOUNT(
      "A large amount",
      "60,000 CNY: risk holds it until a reviewer decides.",
      Optional.empty(),
      6_000_000,
      "tok_ok"),
  POISON(
      "A poison message",
      "A recharge whose event risk-service cannot handle. Open what failed, edit its deviceId,"
          + " retry: it goes on.",
      Optional.empty(),
      1_250,
      "tok_ok");

  // In a demo, risk-service has a defect that this device brings to light.
  private static final Map<String, String> POISONED = Map.of("deviceId", "poison");

  private final String title;
  private final String meaning;
  private final Optional<String> fund;
  private final long amountMinor;
  private final String fundingToken;

  Scene(
      String title, String meaning, Optional<String> fund, long amountMinor, String fundingToken) {
    this.title = title;
    this.meaning = meaning;
    this.fund = fund;
    this.amountMinor = amountMinor;
    this.fundingToken = fundingToken;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }

  /** The path of the service for it, for the wallet {@code walletId}. */
  String path(String walletId) {
    return fund.isPresent() ? "/v1/discount-purchases" : "/v1/wallets/" + walletId + "/recharges";
  }

  boolean isPurchase() {
    return fund.isPresent();
  }

  /** The body of the request. */
  Map<String, Object> body(String walletId) {
    return fund.<Map<String, Object>>map(it -> Map.of(
            "walletId", walletId,
            "fundCode", it,
            "amountMinor", amountMinor,
            "currency", "CNY",
            "fundingToken", fundingToken))
        .orElseGet(() -> {
          Map<String, Object> recharge = new HashMap<>(
              Map.of("amountMinor", amountMinor, "currency", "CNY", "fundingToken", fundingToken));
          if (this == POISON) {
            recharge.put("context", POISONED);
          }
          return recharge;
        });
  }
}
