package dev.tandem.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.messaging.support.UuidV7;

/** A discount purchase of 12.50 yuan and what can happen to it. */
public record Purchase(String id, String ownerId) {

  private static final Money AMOUNT = Money.of(1250, "CNY");
  private static final Money NO_FEE = Money.of(0, "CNY");
  private static final LocalDate BUSINESS_DATE = LocalDate.parse("2026-11-20");

  /** A purchase of an owner of its own. */
  public static Purchase aPurchase() {
    return new Purchase("ord_" + UuidV7.next(), "own-" + UuidV7.next());
  }

  public FundPurchaseRequested requested() {
    return new FundPurchaseRequested(
        id,
        PurchaseKind.DISCOUNT,
        "wal_1",
        ownerId,
        "BAL-002",
        3,
        AMOUNT,
        NO_FEE,
        null,
        Instant.now(),
        1);
  }

  public FundPurchasePaid paid(long sequence) {
    return new FundPurchasePaid(
        id,
        PurchaseKind.DISCOUNT,
        "wal_1",
        ownerId,
        "BAL-002",
        AMOUNT,
        NO_FEE,
        BUSINESS_DATE,
        Instant.now(),
        sequence);
  }

  public FundPurchaseConfirmed confirmed(long sequence) {
    return new FundPurchaseConfirmed(
        id,
        PurchaseKind.DISCOUNT,
        "wal_1",
        ownerId,
        "BAL-002",
        AMOUNT,
        NO_FEE,
        new BigDecimal("11.36"),
        new BigDecimal("1.1000"),
        BUSINESS_DATE,
        BUSINESS_DATE.plusDays(3),
        Instant.now(),
        sequence);
  }

  public FundSharesCorrected sharesCorrected(long sequence) {
    return new FundSharesCorrected(
        id,
        PurchaseKind.DISCOUNT,
        "wal_1",
        ownerId,
        "BAL-002",
        AMOUNT,
        new BigDecimal("11.36"),
        new BigDecimal("11.05"),
        new BigDecimal("1.1000"),
        new BigDecimal("1.1312"),
        BUSINESS_DATE,
        "nav-corrected",
        Instant.now(),
        sequence);
  }

  public FundPurchaseRejected ended(FundPurchaseRejected.Outcome outcome, long sequence) {
    return new FundPurchaseRejected(
        id,
        PurchaseKind.DISCOUNT,
        "wal_1",
        ownerId,
        "BAL-002",
        AMOUNT,
        outcome,
        "any",
        Instant.now(),
        sequence);
  }

  public FundPurchaseCancelled cancelled(long sequence) {
    return new FundPurchaseCancelled(
        id, PurchaseKind.DISCOUNT, "wal_1", ownerId, "BAL-002", AMOUNT, Instant.now(), sequence);
  }

  public RiskStepUpRequired stepUpRequired() {
    return new RiskStepUpRequired(
        id, "asm_1", ownerId, AMOUNT, "BAL-002", null, List.of(), Instant.now(), 1);
  }
}
