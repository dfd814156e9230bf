package dev.tandem.fundpurchase.breaks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.tandem.web.settling.SettleByTwo;
import org.jspecify.annotations.Nullable;

/**
 * A break and how far it is settled.
 *
 * @param owner who takes care of it; nobody yet if none
 * @param evidence what the fund house said, as JSON
 */
public record HouseBreak(
    UUID id,
    BreakSource source,
    String key,
    BreakKind kind,
    BreakStatus status,
    String reference,
    String detail,
    LocalDate day,
    String evidence,
    Instant foundAt,
    @Nullable String owner,
    @Nullable Proposal proposal,
    @Nullable Instant closedAt)
    implements SettleByTwo.Settleable<HouseBreak.Proposal> {

  /**
   * How somebody wants it settled.
   *
   * @param nav the right NAV, where the settlement needs one
   * @param shares the right shares, where it needs them
   */
  public record Proposal(
      Settlement settlement,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal shares,
      String proposedBy)
      implements SettleByTwo.Proposed {}

  @Override
  public boolean isClosed() {
    return status.isClosed();
  }
}
