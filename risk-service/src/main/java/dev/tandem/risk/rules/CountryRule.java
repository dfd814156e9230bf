package dev.tandem.risk.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * Some countries must not be served.
 *
 * @param blocked ISO 3166-1 alpha-2 codes
 */
public record CountryRule(Set<String> blocked) implements Rule {

  static final String NAME = "blocked-country";

  public CountryRule {
    blocked = Set.copyOf(blocked);
  }

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    return payment
        .country()
        .map(country -> country.toUpperCase(Locale.ROOT))
        .filter(blocked::contains)
        .map(country -> new Finding(NAME, Decision.REJECT, 100, country + " is blocked"));
  }
}
