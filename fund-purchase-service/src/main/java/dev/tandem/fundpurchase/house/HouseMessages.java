package dev.tandem.fundpurchase.house;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/** The fund house's wire format. Fields it may add are ignored. */
final class HouseMessages {

  private HouseMessages() {}

  /** An order: what is invested, for the NAV of a business date; idempotent by its reference. */
  record Order(
      String reference,
      String fundCode,
      long amountMinor,
      String currency,
      LocalDate businessDate) {

    static Order of(String reference, String fundCode, Money net, LocalDate businessDate) {
      return new Order(
          reference, fundCode, net.minorUnits(), net.currency().getCurrencyCode(), businessDate);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Refusal(@Nullable String code) {}
}
