package dev.tandem.ledger.breaks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.web.settling.BreakActs;
import dev.tandem.web.settling.Breaks;
import org.jspecify.annotations.Nullable;

/**
 * A break.
 *
 * @param id {@code brk_…}
 * @param side who has it: the bank, the platform, or both with a difference
 * @param expectedMinor what the books expect on the statement; 0 if nothing
 * @param actualMinor what the statement shows; 0 if nothing
 * @param ageDays since the business date, until it was settled
 * @param owner who looks after it
 * @param progress whether the last statement brought it
 * @param action what is proposed, or was done
 * @param entries other breaks that are settled with it
 * @param suggested other breaks that make up the difference exactly, to be matched with it
 * @param resolution how it ended; {@code BY_ITSELF} if the bank came up with the rest
 * @param evidence what the bank's line says; only of a single break
 * @param acts what was done about it; only of a single break
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakAnswer(
    String id,
    BreakType type,
    BankBreak.Side side,
    String reference,
    long expectedMinor,
    long actualMinor,
    String currency,
    LocalDate businessDate,
    long ageDays,
    AgeBucket age,
    @Nullable String owner,
    BankBreak.Status status,
    BankBreak.Progress progress,
    @Nullable BreakResolution action,
    List<String> entries,
    List<String> suggested,
    @Nullable String proposedBy,
    @Nullable String decidedBy,
    @Nullable String resolution,
    @Nullable Instant resolvedAt,
    @Nullable Evidence evidence,
    @Nullable List<BreakActs.Act> acts) {

  /**
   * The bank's line.
   *
   * @param statement the account and the number of its statement
   * @param batch the bank's reference for the entry that the line is part of
   */
  record Evidence(
      String statement,
      LocalDate bookedOn,
      @Nullable String bankReference,
      @Nullable String batch,
      @Nullable String party,
      long chargeMinor) {}

  static BreakAnswer of(BankBreak found, LocalDate today) {
    return of(found, today, null, null);
  }

  static BreakAnswer of(
      BankBreak found,
      LocalDate today,
      @Nullable Evidence evidence,
      @Nullable List<BreakActs.Act> acts) {
    var proposal = found.proposal();
    return new BreakAnswer(
        Breaks.ID.format(found.id()),
        found.type(),
        found.side(),
        found.reference(),
        found.expectedMinor(),
        found.actualMinor(),
        found.currency(),
        found.businessDate(),
        found.ageDays(today),
        AgeBucket.of(found.ageDays(today)),
        found.owner(),
        found.status(),
        found.progress(),
        proposal == null ? null : proposal.settlement(),
        proposal == null
            ? List.of()
            : proposal.with().stream().map(Breaks.ID::format).toList(),
        found.suggested().stream().map(Breaks.ID::format).toList(),
        proposal == null ? null : proposal.proposedBy(),
        found.approvedBy(),
        found.resolution(),
        found.closedAt(),
        evidence,
        acts);
  }
}
