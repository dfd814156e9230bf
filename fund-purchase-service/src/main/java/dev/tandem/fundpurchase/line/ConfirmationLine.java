package dev.tandem.fundpurchase.line;

import java.time.LocalDate;
import java.util.Arrays;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a confirmation file.
 *
 * @param confirmationId the fund house's own id of it; a repeated line has the same
 * @param reference the order's id, as it was submitted
 * @param currency the amount's, where the house names it
 * @param navDate the day of the NAV, for an allotment
 * @param corrects the confirmation this one replaces, if it is a correction
 * @param reason why, for a rejection
 */
public record ConfirmationLine(
    String confirmationId,
    String reference,
    String fundCode,
    long amountMinor,
    @Nullable String currency,
    Outcome outcome,
    @Nullable LocalDate navDate,
    @Nullable Nav nav,
    @Nullable Shares shares,
    @Nullable String corrects,
    @Nullable String reason) {

  /** The outcome for the order. */
  public enum Outcome {
    ALLOTTED,
    REJECTED
  }

  /**
   * Reads a line as it was sent. Unknown fields are ignored.
   *
   * @throws UnreadableLineException if a field is missing or wrong
   */
  public static ConfirmationLine of(JsonNode json) {
    var fields = new LineFields(json);
    return new ConfirmationLine(
        fields.word("confirmationId"),
        fields.word("reference"),
        fields.word("fundCode"),
        fields.wholeNumber("amountMinor"),
        fields.optionalWord("currency"),
        outcome(fields.word("outcome")),
        fields.optionalDate("navDate"),
        fields.optionalNav("nav"),
        fields.optionalShares("shares"),
        fields.optionalWord("corrects"),
        fields.optionalWord("reason"));
  }

  /** The shares that {@code net} has bought, by this line. */
  public Allotment allotment(Money net) {
    if (nav == null || shares == null) {
      throw new UnreadableLineException("It names no NAV or no shares");
    }
    return Allotment.of(net, nav, shares);
  }

  private static Outcome outcome(String name) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnreadableLineException("outcome is neither of two"));
  }
}
