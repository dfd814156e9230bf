package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.OrderIds;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** What was ordered: the part of an order that never changes. */
@MappedSuperclass
abstract class PlacedOrder {

  @Id
  private UUID id;

  /** Keeps the request from becoming a second order, for ever. */
  @Column(updatable = false)
  private byte[] requestFingerprint;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private PurchaseKind kind;

  @Column(updatable = false)
  private String walletId;

  @Column(updatable = false)
  private String fundCode;

  @Column(updatable = false)
  private int fundRiskLevel;

  @Column(updatable = false)
  private long amountMinor;

  @Column(updatable = false)
  private long feeMinor;

  @Column(updatable = false)
  private long waivedFeeMinor;

  @Column(updatable = false)
  private String currency;

  @Column(updatable = false)
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // JPA fills the fields
  protected PlacedOrder() {}

  PlacedOrder(UUID id, Placement placement, Instant createdAt) {
    this.id = id;
    this.requestFingerprint = placement.request().key().fingerprint();
    this.kind = placement.request().kind();
    this.walletId = placement.request().walletId();
    this.fundCode = placement.fund().code();
    this.fundRiskLevel = placement.fund().riskLevel();
    this.amountMinor = placement.request().amount().minorUnits();
    this.feeMinor = placement.fee().minorUnits();
    this.waivedFeeMinor = placement.waivedFee().minorUnits();
    this.currency = placement.request().amount().currency().getCurrencyCode();
    this.createdAt = createdAt;
  }

  /** Whether {@code request} asks for this order, as far as the order remembers what was asked. */
  public boolean isAskedForBy(PlaceOrder request) {
    return request.kind() == kind
        && request.walletId().equals(walletId)
        && request.fundCode().equals(fundCode)
        && request.amount().equals(amount());
  }

  public byte[] requestFingerprint() {
    return requestFingerprint.clone();
  }

  /** The id as the database keeps it. */
  public UUID uuid() {
    return id;
  }

  /** {@code ord_…}. */
  public String orderId() {
    return OrderIds.ORDER.format(id);
  }

  public PurchaseKind kind() {
    return kind;
  }

  public String walletId() {
    return walletId;
  }

  public String fundCode() {
    return fundCode;
  }

  int fundRiskLevel() {
    return fundRiskLevel;
  }

  /** What the investor pays in all. */
  public Money amount() {
    return Money.of(amountMinor, currency);
  }

  /** The part of the amount that is the fee. */
  public Money fee() {
    return Money.of(feeMinor, currency);
  }

  /** What the fee would have been without a discount; the house gives it. */
  Money waivedFee() {
    return Money.of(waivedFeeMinor, currency);
  }

  /** What is invested: the amount without the fee. */
  public Money net() {
    return amount().minus(fee());
  }

  public Instant createdAt() {
    return createdAt;
  }
}
