package dev.tandem.ledger.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.ledger.BankEntryMatched;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;

/**
 * Entries of a statement, and what the books expected in their place.
 *
 * @param account whose postings waited for the bank
 * @param actualMinor what the statement shows, the bank's charges included
 * @param expectedMinor what the books expected
 * @param chargeMinor the bank's charges
 */
public record BankMatch(
    UUID id,
    Account account,
    String currency,
    String reference,
    LocalDate businessDate,
    long actualMinor,
    long expectedMinor,
    long chargeMinor) {

  /** The money on the account at the bank, in place of what was expected there. */
  Journal journal() {
    return journal(
        account == Account.PAYOUT_IN_TRANSIT ? JournalKind.PAYOUT_SETTLED : JournalKind.BANK_ENTRY,
        Account.BANK_CHARGES);
  }

  /** The same as a journal of {@code kind}; what the two sides differ by stands on {@code rest}. */
  public Journal journal(JournalKind kind, Account rest) {
    var lines = new ArrayList<Line>(List.of(
        Line.debit(Account.NOSTRO, money(actualMinor)),
        Line.credit(account, money(expectedMinor)),
        Line.credit(rest, money(Math.subtractExact(actualMinor, expectedMinor)))));
    var effectiveAt = businessDate.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Journal(id, kind, reference, effectiveAt, lines);
  }

  /** What others hear of it. */
  BankEntryMatched matched(Instant at) {
    return new BankEntryMatched(
        "mat_" + id,
        account.name(),
        reference,
        money(actualMinor),
        money(expectedMinor),
        money(chargeMinor),
        businessDate,
        at);
  }

  private Money money(long minorUnits) {
    return Money.of(minorUnits, currency);
  }
}
