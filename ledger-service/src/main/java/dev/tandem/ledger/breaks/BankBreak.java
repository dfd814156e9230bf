package dev.tandem.ledger.breaks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.ledger.BreakOpened;
import dev.tandem.contract.ledger.BreakResolved;
import dev.tandem.ledger.chart.Account;
import dev.tandem.web.settling.Breaks;
import dev.tandem.web.settling.SettleByTwo;
import org.jspecify.annotations.Nullable;

/**
 * Something in which a statement and the books do not agree.
 *
 * @param entryId the line of a statement, if there is one
 * @param journalId the journal whose posting expects one, if there is one
 * @param number of the posting within the journal
 * @param account on which the posting stands, or would
 * @param businessDate of the entry; of a missing one, when it was expected
 * @param foundOn the day of the statement that showed it first
 * @param seenOn the day of the statement that showed it last
 * @param suggested other breaks that make up the difference exactly
 */
record BankBreak(
    UUID id,
    BreakType type,
    @Nullable Long entryId,
    @Nullable UUID journalId,
    @Nullable Integer number,
    Account account,
    String currency,
    String reference,
    long expectedMinor,
    long actualMinor,
    LocalDate businessDate,
    LocalDate foundOn,
    LocalDate seenOn,
    @Nullable String owner,
    @Nullable Proposal proposal,
    List<UUID> suggested,
    @Nullable Instant closedAt,
    @Nullable String resolution,
    @Nullable String approvedBy)
    implements SettleByTwo.Settleable<BankBreak.Proposal> {

  /**
   * How somebody wants it settled.
   *
   * @param with other breaks that are settled by the same journal
   */
  record Proposal(BreakResolution settlement, List<UUID> with, String proposedBy)
      implements SettleByTwo.Proposed {}

  /** The person who has taken it. */
  enum Side {
    BANK,
    PLATFORM,
    BOTH
  }

  /** The texts that people read about it. */
  enum Status {
    OPEN,
    PROPOSED,
    RESOLVED
  }

  /** Whether the last statement brought it, or one before. */
  enum Progress {
    NEW,
    PERSISTING,
    RESOLVED
  }

  @Override
  public boolean isClosed() {
    return closedAt != null;
  }

  /** What others hear when it is found. */
  BreakOpened opened(Instant at) {
    return new BreakOpened(
        Breaks.ID.format(id),
        type.name(),
        reference,
        Money.of(expectedMinor, currency),
        Money.of(actualMinor, currency),
        businessDate,
        at);
  }

  /** What others hear when it is settled. */
  BreakResolved resolved(String how, @Nullable String approver, Instant at) {
    return new BreakResolved(Breaks.ID.format(id), type.name(), reference, how, approver, at);
  }

  Side side() {
    if (entryId == null) {
      return Side.PLATFORM;
    }
    return journalId == null ? Side.BANK : Side.BOTH;
  }

  Status status() {
    if (isClosed()) {
      return Status.RESOLVED;
    }
    return proposal == null ? Status.OPEN : Status.PROPOSED;
  }

  Progress progress() {
    if (isClosed()) {
      return Progress.RESOLVED;
    }
    return seenOn.isAfter(foundOn) ? Progress.PERSISTING : Progress.NEW;
  }

  /** Its age in days, until today or until it was settled. */
  long ageDays(LocalDate today) {
    var end = closedAt == null ? today : LocalDate.ofInstant(closedAt, ZoneOffset.UTC);
    return Math.max(0, businessDate.until(end, ChronoUnit.DAYS));
  }
}
