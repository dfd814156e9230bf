package dev.tandem.fundpurchase.breaks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.tandem.web.settling.SettleByTwo;
import org.jspecify.annotations.Nullable;

/**
 * A break and the state of its settlement.
 *
 * @param owner the person in charge of it, if there is one
 * @param evidence the fund house's line or answer, as JSON
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
   * A proposal to settle it.
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
