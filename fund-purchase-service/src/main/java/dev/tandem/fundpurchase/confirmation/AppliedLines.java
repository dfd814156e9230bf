package dev.tandem.fundpurchase.confirmation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.order.FundOrder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Remembers which confirmations were applied, and closes the breaks of those that they replace:
 * nobody may give an order the figures of a line that the fund house has corrected since.
 */
@Component
public class AppliedLines {

  private final JdbcConfirmations confirmations;
  private final JdbcBreaks breaks;

  AppliedLines(JdbcConfirmations confirmations, JdbcBreaks breaks) {
    this.confirmations = confirmations;
    this.breaks = breaks;
  }

  /** Two people have had the line of {@code found} applied to {@code order}. */
  public void accepted(HouseBreak found, FundOrder order, Instant at) {
    FileLine sent = FileLine.again(found);
    ConfirmationLine line = ConfirmationLine.of(sent.json());
    replaceFormer(line, at);
    add(line, sent, order, at);
  }

  void add(ConfirmationLine line, FileLine sent, FundOrder order, Instant at) {
    confirmations.add(line, sent, order, at);
  }

  /** Closes what the line replaces, as far back as that goes; the day of the first of them. */
  Optional<LocalDate> replaceFormer(ConfirmationLine line, Instant at) {
    String why = "Replaced by " + line.confirmationId();
    LocalDate day = null;
    var closed = Optional.ofNullable(line.corrects()).flatMap(id -> overtake(id, why, at));
    while (closed.isPresent()) {
      day = closed.get().day();
      closed = former(closed.get()).flatMap(id -> overtake(id, why, at));
    }
    return Optional.ofNullable(day);
  }

  private Optional<HouseBreak> overtake(String confirmationId, String why, Instant at) {
    return breaks.overtake(BreakSource.CONFIRMATIONS, confirmationId, why, at);
  }

  private static Optional<String> former(HouseBreak closed) {
    JsonNode corrects = FileLine.again(closed).json().path("corrects");
    return corrects.isString() ? Optional.of(corrects.asString()) : Optional.empty();
  }
}
