package dev.tandem.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.ledger.BankEntryMatched;
import dev.tandem.contract.ledger.BreakOpened;
import dev.tandem.contract.ledger.BreakResolved;
import dev.tandem.contract.ledger.PayoutSettled;
import dev.tandem.contract.ledger.SettlementClosed;

/** The accounting centre's events. */
final class LedgerExamples {

  private static final String ID = "_0193e1a0-7b5c-7000-8000-000000000001";
  private static final Money AMOUNT = Money.of(10_000, "CNY");
  private static final Money OWED_BY_THEM = Money.of(-5, "CNY");
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Instant NOW = Instant.parse("2026-11-20T07:00:00.123456Z");

  private LedgerExamples() {}

  static List<Record> all() {
    return List.of(
        new BankEntryMatched(
            "mat" + ID, "BANK_CLEARING", "stm-1", AMOUNT, AMOUNT, Money.of(0, "CNY"), DAY, NOW),
        new BreakOpened("brk" + ID, "AMOUNT_SHORT", "rch" + ID, AMOUNT, OWED_BY_THEM, DAY, NOW),
        new BreakResolved("brk" + ID, "AMOUNT_SHORT", "rch" + ID, "ADJUST", "ben", NOW),
        new BreakResolved("brk" + ID, "BANK_MISSING", "rch" + ID, "BY_ITSELF", null, NOW),
        new SettlementClosed("stl" + ID, "fund-house", OWED_BY_THEM, DAY, NOW),
        new PayoutSettled("stl" + ID, "fund-house", AMOUNT, "0193e1a07b5c7000", NOW));
  }
}
