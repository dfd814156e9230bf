package dev.tandem.fundpurchase.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.BreakStatus;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.web.settling.BreakActs.Act;
import dev.tandem.web.settling.Breaks;
import org.jspecify.annotations.Nullable;

/**
 * A break as operators see it.
 *
 * @param reference the order, or the fund, it is about
 * @param evidence the fund house's line or answer, unchanged
 * @param proposal the proposal to settle it, if there is one
 * @param acts the actions on it; only for a single break
 */
record BreakAnswer(
    String id,
    BreakSource source,
    String sourceKey,
    BreakKind kind,
    BreakStatus status,
    String reference,
    String detail,
    LocalDate day,
    @JsonRawValue String evidence,
    Instant foundAt,
    long ageSeconds,
    @Nullable String owner,
    @Nullable Proposal proposal,
    @Nullable Instant closedAt,
    @Nullable List<Act> acts) {

  static BreakAnswer of(HouseBreak found, @Nullable List<Act> acts, Instant now) {
    Instant until = found.closedAt() == null ? now : found.closedAt();
    return new BreakAnswer(
        Breaks.ID.format(found.id()),
        found.source(),
        found.key(),
        found.kind(),
        found.status(),
        found.reference(),
        found.detail(),
        found.day(),
        found.evidence(),
        found.foundAt(),
        Duration.between(found.foundAt(), until).toSeconds(),
        found.owner(),
        found.proposal(),
        found.closedAt(),
        acts);
  }
}
