package dev.tandem.fundpurchase.house;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * One line of a confirmation file.
 *
 * @param confirmationId the fund house's own id of it; a line that comes again has it again
 * @param reference the order's id, as it was submitted
 * @param navDate the day of the NAV, for an allotment
 * @param corrects the confirmation this one replaces, if it is a correction
 * @param reason why, for a rejection
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ConfirmationLine(
    String confirmationId,
    String reference,
    String fundCode,
    long amountMinor,
    Outcome outcome,
    @Nullable LocalDate navDate,
    @Nullable BigDecimal nav,
    @Nullable BigDecimal shares,
    @Nullable String corrects,
    @Nullable String reason) {

  enum Outcome {
    ALLOTTED,
    REJECTED
  }
}
