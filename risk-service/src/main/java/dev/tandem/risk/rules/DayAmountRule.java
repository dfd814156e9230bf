package dev.tandem.risk.rules;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;

import dev.tandem.contract.Money;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * Many amounts that are each ordinary are a large one, if one owner asks for them within a day.
 *
 * @param limits the limits of each currency; {@link AmountRule} holds payments in currencies
 *     without
 */
public record DayAmountRule(Map<Currency, AmountLimits> limits) implements Rule {

  static final String NAME = "day-limit";

  public DayAmountRule {
    limits = Map.copyOf(limits);
  }

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var currency = payment.amount().currency();
    var known = limits.get(currency);
    if (known == null) {
      return Optional.empty();
    }
    var dayMinor = history.askedForInADay(currency, payment.requestedAt())
        + payment.amount().minorUnits();
    return dayMinor >= known.holdDayAtMinor()
        ? Optional.of(new Finding(
            NAME,
            Decision.HOLD,
            50,
            "%s in a day, the limit is %s"
                .formatted(
                    new Money(dayMinor, currency), new Money(known.holdDayAtMinor(), currency))))
        : Optional.empty();
  }
}
