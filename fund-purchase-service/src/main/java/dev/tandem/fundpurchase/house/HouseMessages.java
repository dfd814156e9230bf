package dev.tandem.fundpurchase.house;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/** The fund house's wire format. Unknown fields are ignored. */
final class HouseMessages {

  private HouseMessages() {}

  /**
   * An order: the net amount, to be bought at the NAV of a business date; idempotent by its
   * reference.
   */
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

  /** An order in the house's book. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Held(
      @Nullable String reference,
      @Nullable String fundCode,
      @Nullable Long amountMinor,
      @Nullable String currency,
      @Nullable LocalDate businessDate,
      @Nullable String state) {

    /** Whether it equals {@code order}, for one of {@code dates}. */
    boolean isFor(Order order, Set<LocalDate> dates) {
      return order.reference().equals(reference)
          && order.fundCode().equals(fundCode)
          && Objects.equals(order.amountMinor(), amountMinor)
          && order.currency().equals(currency)
          && businessDate != null
          && dates.contains(businessDate);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Refusal(@Nullable String code) {}
}
