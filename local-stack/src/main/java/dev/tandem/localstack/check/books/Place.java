package dev.tandem.localstack.check.books;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The places where money can be, after the wallet's chart of accounts. */
public enum Place {
  /** The owner may spend it. */
  AVAILABLE,
  /** Set aside in the wallet. */
  HELD,
  /** The bank has charged it and owes it to us: negative. */
  BANK,
  /** Paid for an order the fund house has not accepted yet. */
  IN_TRANSIT,
  /** Owed to the fund house. */
  FUND_HOUSE,
  /** Earned as a fee, or given up as a discount. */
  FEES,
  /** Of an owner whom a person has to find. */
  SUSPENSE;

  public static Optional<Place> ofAccount(String kind) {
    return switch (kind) {
      case "WALLET_AVAILABLE" -> Optional.of(AVAILABLE);
      case "WALLET_HELD" -> Optional.of(HELD);
      case "BANK_CLEARING" -> Optional.of(BANK);
      case "SUBSCRIPTION_IN_TRANSIT" -> Optional.of(IN_TRANSIT);
      case "FUND_HOUSE_PAYABLE" -> Optional.of(FUND_HOUSE);
      case "FEE_INCOME", "DISCOUNT_SUBSIDY" -> Optional.of(FEES);
      case "SUSPENSE" -> Optional.of(SUSPENSE);
      default -> Optional.empty();
    };
  }

  /** What lies where, in minor units: {@code AVAILABLE 1000, BANK -1000}. */
  public static String text(Map<Place, Long> amounts) {
    return amounts.isEmpty()
        ? "nothing"
        : new EnumMap<>(amounts)
            .entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
  }
}
