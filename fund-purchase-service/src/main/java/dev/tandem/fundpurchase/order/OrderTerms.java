package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** The terms of an order, its time and its trace: the part that never changes. */
@Embeddable
public record OrderTerms(
    @Enumerated(EnumType.STRING) @Column(updatable = false) PurchaseKind kind,

    @Column(updatable = false) String walletId,
    @Column(updatable = false) String fundCode,
    @Column(updatable = false) int fundRiskLevel,
    @Column(updatable = false) long amountMinor,
    @Column(updatable = false) long feeMinor,
    @Column(updatable = false) long waivedFeeMinor,
    @Column(updatable = false) String currency,
    @Column(updatable = false) Instant createdAt,
    @Column(updatable = false) @Nullable UUID traceId) {

  static OrderTerms of(Placement placement, Instant createdAt) {
    PlaceOrder request = placement.request();
    return new OrderTerms(
        request.kind(),
        request.walletId(),
        placement.fund().code(),
        placement.fund().riskLevel(),
        request.amount().minorUnits(),
        placement.fee().minorUnits(),
        placement.waivedFee().minorUnits(),
        request.amount().currency().getCurrencyCode(),
        createdAt,
        request.traceId());
  }

  /** Whether {@code request} asks for these terms, as far as they are kept. */
  public boolean areAskedForBy(PlaceOrder request) {
    return request.kind() == kind
        && request.walletId().equals(walletId)
        && request.fundCode().equals(fundCode)
        && request.amount().equals(amount());
  }

  /** The whole amount that the investor pays. */
  public Money amount() {
    return Money.of(amountMinor, currency);
  }

  /** The part of the amount that is the fee. */
  public Money fee() {
    return Money.of(feeMinor, currency);
  }

  /** The fee that the discount waives; the house bears it. */
  Money waivedFee() {
    return Money.of(waivedFeeMinor, currency);
  }

  /** The invested amount: the amount without the fee. */
  public Money net() {
    return amount().minus(fee());
  }
}
