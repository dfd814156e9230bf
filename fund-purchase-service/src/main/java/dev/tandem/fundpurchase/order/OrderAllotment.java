package dev.tandem.fundpurchase.order;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.tandem.fundpurchase.pricing.Allotment;
import jakarta.persistence.Embeddable;

/** The shares that an order got, and the day of it. */
@Embeddable
public record OrderAllotment(
    LocalDate confirmDate, BigDecimal shares, BigDecimal nav, BigDecimal remainder) {

  static OrderAllotment of(Allotment allotment, LocalDate confirmDate) {
    return new OrderAllotment(
        confirmDate, allotment.shares().value(), allotment.nav().value(), allotment.remainder());
  }
}
