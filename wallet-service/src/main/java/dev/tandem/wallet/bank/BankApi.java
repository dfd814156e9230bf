package dev.tandem.wallet.bank;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The bank's HTTP interface. */
interface BankApi {

  @PostExchange("/charges")
  Charge charge(@RequestBody NewCharge charge);

  @GetExchange("/charges/{reference}")
  Charge find(@PathVariable String reference);

  /** The request to charge. */
  record NewCharge(String reference, long amountMinor, String currency, String fundingToken) {

    static NewCharge of(ChargeRequest request) {
      return new NewCharge(
          request.reference(),
          request.amount().minorUnits(),
          request.amount().currency().getCurrencyCode(),
          request.fundingToken());
    }

    /** The token must not reach a log. */
    @Override
    public String toString() {
      return "NewCharge[reference=%s]".formatted(reference);
    }
  }

  String CHARGED = "CHARGED";
  String DECLINED = "DECLINED";

  /**
   * The bank's record of a charge, as it was sent; the caller checks for missing and senseless
   * fields.
   */
  record Charge(
      @Nullable String reference,
      @Nullable String status,
      @Nullable String reason,
      @Nullable BigDecimal amountMinor,
      @Nullable String currency,
      @Nullable Instant chargedAt) {}
}
