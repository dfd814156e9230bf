package dev.tandem.contract;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;

/** An event of every type, filled in and as bare as it may be. */
final class Examples {

  private static final String RECHARGE = "rch_0193e1a0-7b5c-7000-8000-000000000001";
  private static final String WALLET = "wal_0193e1a0-7b5c-7000-8000-000000000002";
  private static final String ASSESSMENT = "asm_0193e1a0-7b5c-7000-8000-000000000003";
  private static final String ORDER = "ord_0193e1a0-7b5c-7000-8000-000000000004";
  private static final String REVIEW = "rvw_0193e1a0-7b5c-7000-8000-000000000005";
  private static final Money AMOUNT = Money.of(10_000, "CNY");
  private static final Instant NOW = Instant.parse("2026-11-20T07:00:00.123456Z");
  private static final List<RiskReason> REASONS =
      List.of(new RiskReason("amount-limit", "60000.00 CNY is 50000.00 or more"));

  private Examples() {}

  static List<Record> all() {
    var context = new PaymentContext("device-1", "203.0.113.7", "CN", 31.23, 121.47);
    var bare = new PaymentContext(null, null, null, null, null);
    var events = List.<Record>of(
        new RechargeRequested(RECHARGE, WALLET, "ada", AMOUNT, context, "sealed:token", NOW, 1),
        new RechargeRequested(RECHARGE, WALLET, "ada", AMOUNT, bare, null, NOW, 1),
        new RechargeRequested(RECHARGE, WALLET, "ada", AMOUNT, null, null, NOW, 1),
        new RechargeCompleted(RECHARGE, WALLET, "ada", AMOUNT, NOW, 2),
        new RechargeFailed(
            RECHARGE,
            WALLET,
            "ada",
            AMOUNT,
            RechargeFailed.Outcome.FAILED,
            "bank-declined",
            NOW,
            2),
        new RiskApproved(RECHARGE, ASSESSMENT, "ada", AMOUNT, List.of(), NOW, 1),
        new RiskStepUpRequired(
            ORDER, ASSESSMENT, "ada", AMOUNT, "BAL-002", "q83v", REASONS, NOW, 1),
        new RiskStepUpRequired(RECHARGE, ASSESSMENT, "ada", AMOUNT, null, null, REASONS, NOW, 1),
        new RiskHeld(RECHARGE, ASSESSMENT, REVIEW, "ada", AMOUNT, REASONS, NOW, 1),
        new RiskRejected(RECHARGE, ASSESSMENT, "ada", AMOUNT, REASONS, NOW, 2));
    return Stream.of(events, FundExamples.all(), LedgerExamples.all(), AccompanimentExamples.all())
        .flatMap(List::stream)
        .toList();
  }
}
