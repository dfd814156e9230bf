package dev.tandem.localstack.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A course that an order can take; there are no others. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are immutable
enum Scenario {
  CONFIRMED("MMF-001", "tok_ok", 1_000, "SUBMITTED", "CONFIRMED"),
  CONFIRMED_BALANCED("BAL-002", "tok_ok", 12_345, "SUBMITTED", "CONFIRMED"),
  CONFIRMED_EQUITY("EQT-003", "tok_ok", 50_000, "SUBMITTED", "CONFIRMED"),
  FROM_BALANCE("MMF-001", "", 20_000, "SUBMITTED", "CONFIRMED"),
  FROM_BALANCE_WITH_FEE("BAL-002", "", 30_001, "SUBMITTED", "CONFIRMED"),
  CHARGED_IN_SILENCE("MMF-001", "tok_timeout_then_ok", 1_002, "SUBMITTED", "CONFIRMED"),
  CHARGED_SLOWLY("MMF-001", "tok_slow_3s", 1_003, "SUBMITTED", "CONFIRMED"),
  DECLINED("MMF-001", "tok_declined", 1_001, "PAYMENT_FAILED", "PAYMENT_FAILED"),
  MORE_THAN_THE_BALANCE("MMF-001", "", 1_900_000, "PAYMENT_FAILED", "PAYMENT_FAILED"),
  BANK_AWAY(
      "MMF-001",
      "tok_error_503",
      1_004,
      "PAYING REVERSING EXPIRED PAYMENT_FAILED",
      "EXPIRED PAYMENT_FAILED"),
  REFUSED_BY_HOUSE("EQT-REJ", "tok_ok", 100_000, "REVERSED", "REVERSED"),
  FROM_BALANCE_REFUSED_BY_HOUSE("EQT-REJ", "", 100_000, "REVERSED", "REVERSED"),
  STEPPED_UP("BAL-002", "tok_ok", 2_000_000, "SUBMITTED", "CONFIRMED"),
  APPROVED_BY_A_REVIEWER("MMF-001", "tok_ok", 5_000_000, "SUBMITTED", "CONFIRMED"),
  LEFT_ON_HOLD("MMF-001", "tok_ok", 5_000_001, "ON_HOLD", "EXPIRED"),
  CANCELLED("MMF-001", "tok_ok", 5_000_002, "CANCELLED", "CANCELLED"),
  BLOCKED_COUNTRY("MMF-001", "tok_ok", 1_005, "REJECTED", "REJECTED"),
  SUSPENDED("BAL-SUS", "tok_ok", 50_000, "", "");

  private final String fundCode;
  private final String token;
  private final long amountMinor;
  private final Set<String> today;
  private final Set<String> end;

  /**
   * A course that an order can take.
   *
   * @param token none for a purchase from balance
   * @param today the statuses it may reach before its T+1: a bank outage ends by a deadline
   * @param end the statuses in which it may end: none if it is not accepted
   */
  Scenario(String fundCode, String token, long amountMinor, String today, String end) {
    this.fundCode = fundCode;
    this.token = token;
    this.amountMinor = amountMinor;
    this.today = statuses(today);
    this.end = statuses(end);
  }

  /** The statuses it may reach before its T+1. */
  Set<String> today() {
    return today;
  }

  /** The statuses in which it may end. */
  Set<String> end() {
    return end;
  }

  /** Whether it is not accepted. */
  boolean isRefused() {
    return today.isEmpty();
  }

  private static Set<String> statuses(String words) {
    return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
  }

  String path() {
    return token.isEmpty() ? "/v1/fund-purchases" : "/v1/discount-purchases";
  }

  Map<String, Object> body(String walletId) {
    Map<String, Object> body = new HashMap<>(Map.of(
        "walletId", walletId, "fundCode", fundCode, "amountMinor", amountMinor, "currency", "CNY"));
    if (!token.isEmpty()) {
      body.put("fundingToken", token);
      body.put("context", Map.of("country", this == BLOCKED_COUNTRY ? "KP" : "CN"));
    }
    return body;
  }
}
