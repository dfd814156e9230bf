package dev.tandem.fundpurchase.line;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.pricing.Allotment;
import org.jspecify.annotations.Nullable;

/** The fund house's figures for an order, read from a line that became a break. */
public final class HouseFigures {

  private final ConfirmationLine line;

  private HouseFigures(ConfirmationLine line) {
    this.line = line;
  }

  /**
   * Reads the line of a break.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static HouseFigures of(HouseBreak found) {
    return new HouseFigures(ConfirmationLine.of(FileLine.again(found).json()));
  }

  /**
   * The shares and the NAV that the line gives for {@code net}; none if it rejects the order.
   *
   * @throws IllegalArgumentException if it is an allotment without a number of shares
   */
  public @Nullable Allotment allotment(Money net) {
    return line.outcome() == ConfirmationLine.Outcome.REJECTED ? null : line.allotment(net);
  }
}
