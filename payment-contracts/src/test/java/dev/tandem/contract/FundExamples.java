package dev.tandem.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundCatalogueChanged;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.WalletOpened;

/** A fund purchase's event of every type, filled in and as bare as it may be. */
final class FundExamples {

  private static final String ORDER = "ord_0193e1a0-7b5c-7000-8000-000000000001";
  private static final String WALLET = "wal_0193e1a0-7b5c-7000-8000-000000000002";
  private static final String FUND = "EQT-003";
  private static final PurchaseKind KIND = PurchaseKind.BALANCE;
  private static final Money AMOUNT = Money.of(100_000, "CNY");
  private static final Money FEE = Money.of(1_478, "CNY");
  private static final Money NOTHING = Money.of(0, "CNY");
  private static final Instant NOW = Instant.parse("2026-11-20T07:00:00.123456Z");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private FundExamples() {}

  static List<Record> all() {
    var context = new PaymentContext("device-1", "203.0.113.7", "CN", 31.23, 121.47);
    return List.of(
        new WalletOpened(WALLET, "ada", Currency.getInstance("CNY"), NOW, 1),
        new FundPurchaseRequested(
            ORDER, KIND, WALLET, "ada", FUND, 4, AMOUNT, FEE, context, NOW, 1),
        new FundPurchaseRequested(
            ORDER, PurchaseKind.DISCOUNT, WALLET, "ada", FUND, 4, AMOUNT, NOTHING, null, NOW, 1),
        new FundPaymentRequested(
            ORDER,
            PurchaseKind.DISCOUNT,
            WALLET,
            "ada",
            FUND,
            AMOUNT,
            NOTHING,
            FEE,
            "tok_ok",
            NOW,
            NOW,
            2),
        new FundPaymentRequested(
            ORDER, KIND, WALLET, "ada", FUND, AMOUNT, FEE, null, null, NOW, NOW, 2),
        new FundPurchasePaid(ORDER, KIND, WALLET, "ada", FUND, AMOUNT, FEE, FRIDAY, NOW, 3),
        new FundPurchaseSubmitted(
            ORDER, KIND, WALLET, "ada", FUND, AMOUNT, FEE, FRIDAY, MONDAY, NOW, 4),
        new FundPurchaseConfirmed(
            ORDER,
            KIND,
            WALLET,
            "ada",
            FUND,
            AMOUNT,
            FEE,
            new BigDecimal("394.08"),
            new BigDecimal("2.5000"),
            FRIDAY,
            MONDAY,
            NOW,
            5),
        new FundSharesCorrected(
            ORDER,
            KIND,
            WALLET,
            "ada",
            FUND,
            AMOUNT,
            new BigDecimal("394.08"),
            new BigDecimal("383.16"),
            new BigDecimal("2.5000"),
            new BigDecimal("2.5713"),
            FRIDAY,
            "nav-corrected",
            NOW,
            6),
        new FundPurchaseRejected(
            ORDER,
            KIND,
            WALLET,
            "ada",
            FUND,
            AMOUNT,
            FundPurchaseRejected.Outcome.REVERSED,
            "fund-closed",
            NOW,
            5),
        new FundPurchaseCancelled(ORDER, KIND, WALLET, "ada", FUND, AMOUNT, NOW, 2),
        new FundPaymentReversalRequested(
            ORDER, KIND, WALLET, "ada", FUND, AMOUNT, FEE, "fund-closed", NOW, 4),
        new FundPaymentCompleted(ORDER, KIND, WALLET, "ada", AMOUNT, FEE, FEE, NOW, 1),
        new FundPaymentFailed(ORDER, KIND, WALLET, AMOUNT, null, "insufficient-balance", NOW, 1),
        new FundPaymentReversed(ORDER, KIND, WALLET, NOTHING, null, FEE, null, true, NOW, 1),
        new PaymentDeadlineReached(ORDER, NOW),
        new FundCatalogueChanged(FUND, NOW));
  }
}
