package dev.tandem.accompaniment.journey;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may happen to an investor, by the name that journeys use, and the facts it brings. */
public enum Trigger {
  WALLET_OPENED("WalletOpened", "currency"),
  RISK_LEVEL_SET("RiskLevelSet", "riskLevel"),
  FUND_FIRST_VISITED("FundFirstVisited", "fundCode"),
  RECHARGE_COMPLETED("RechargeCompleted", "amountMinor", "currency"),
  RECHARGE_FAILED("RechargeFailed", "amountMinor", "currency", "outcome"),
  PURCHASE_SUBMITTED("PurchaseSubmitted", "fundCode", "kind", "amountMinor", "currency"),
  PURCHASE_CONFIRMED("PurchaseConfirmed", "fundCode", "kind", "amountMinor", "currency"),
  PURCHASE_REJECTED("PurchaseRejected", "fundCode", "kind", "amountMinor", "currency", "outcome"),
  HOLDING_REDUCED("HoldingReduced", "fundCode"),
  NAV_FELL("NavFell", "fundCode", "fallPercent"),
  CONTENT_PUBLISHED("ContentPublished", "fundCode", "audience"),
  MESSAGE_SENT("MessageSent"),
  MESSAGE_SUPPRESSED("MessageSuppressed"),
  MESSAGE_OPENED("MessageOpened"),
  CASE_ANSWERED("CaseAnswered", "fundCode"),
  SCHEDULED("Scheduled", "journey");

  /** What is known of every investor, whatever happens. */
  static final Set<String> INVESTOR_FACTS = Set.of("investorLevel");

  private static final Map<String, Trigger> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(it -> it.title, Function.identity()));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> facts;

  Trigger(String title, String... facts) {
    this.title = title;
    this.facts = Set.of(facts);
  }

  /** Its name in journeys. */
  public String title() {
    return title;
  }

  boolean knows(String fact) {
    return facts.contains(fact) || INVESTOR_FACTS.contains(fact);
  }

  Set<String> facts() {
    return facts;
  }

  /** The trigger that journeys call {@code title}. */
  public static Optional<Trigger> titled(String title) {
    return Optional.ofNullable(BY_NAME.get(title));
  }
}
