package dev.tandem.ledger.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.security.Caller;
import dev.tandem.web.work.PollingWorker;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows settlement windows, and closes them. */
@RestController
class SettlementController {

  static final ProblemType NOT_OPEN =
      ProblemType.of("settlement-not-open", 409, "The settlement is not open");

  static final ProblemType NOT_DECLINED = ProblemType.of(
      "settlement-not-declined", 409, "No payment order of the settlement was given up");

  private final JdbcSettlements settlements;
  private final JdbcTradingCalendars calendars;
  private final PollingWorker worker;
  private final Clock clock;

  SettlementController(
      JdbcSettlements settlements,
      JdbcTradingCalendars calendars,
      @Qualifier("settlementWorker") PollingWorker worker,
      Clock clock) {
    this.settlements = settlements;
    this.calendars = calendars;
    this.worker = worker;
    this.clock = clock;
  }

  @GetMapping("/v1/settlements")
  @Operation(summary = "Lists settlement windows, newest first")
  Page<SettlementAnswer> list(
      @RequestParam(required = false) @Nullable SettlementStatus status, PageRequest page) {
    var found =
        settlements.latest(status, page.startingAfter(LedgerIds.SETTLEMENT), page.fetchLimit());
    return Page.of(page, found, SettlementAnswer::of);
  }

  @GetMapping("/v1/settlements/{id}")
  @Operation(summary = "Shows a settlement window")
  SettlementAnswer get(@PathVariable String id) {
    return SettlementAnswer.of(found(LedgerIds.SETTLEMENT.parsePath(id)));
  }

  @PostMapping("/v1/settlements/{id}/close")
  @Operation(summary = "Closes a window and opens the next")
  SettlementAnswer close(@PathVariable String id, Caller caller) {
    var settlementId = LedgerIds.SETTLEMENT.parsePath(id);
    found(settlementId);
    var now = clock.instant();
    var date = calendars.current().businessDate(now);
    if (!settlements.close(settlementId, UuidV7.next(), date, caller.sub(), now)) {
      throw NOT_OPEN.because(id + " is " + found(settlementId).status());
    }
    worker.wake();
    return SettlementAnswer.of(found(settlementId));
  }

  /** The way out once the bank has declined the order so often that it is not told any more. */
  @PostMapping("/v1/settlements/{id}/payment")
  @Operation(summary = "Sends a payment order again that the bank declined")
  SettlementAnswer payAgain(@PathVariable String id) {
    var settlementId = LedgerIds.SETTLEMENT.parsePath(id);
    found(settlementId);
    if (!settlements.payAgain(settlementId, clock.instant())) {
      throw NOT_DECLINED.because(id + " is " + found(settlementId).status());
    }
    worker.wake();
    return SettlementAnswer.of(found(settlementId));
  }

  private Settlement found(UUID id) {
    return settlements
        .find(id)
        .orElseThrow(() -> LedgerIds.SETTLEMENT_NOT_FOUND.because(
            "There is no " + LedgerIds.SETTLEMENT.format(id)));
  }

  /**
   * A window.
   *
   * @param businessDate on which it was closed
   * @param netMinor what is owed to the counterparty; so far, while it is open
   * @param payoutReference the payment's end-to-end id at the bank, where there is one
   * @param statusReason why the bank did not pay, or {@code carried} where nothing was owed to the
   *     counterparty but by it
   */
  record SettlementAnswer(
      String id,
      String counterparty,
      String currency,
      @Nullable LocalDate businessDate,
      SettlementStatus status,
      long netMinor,
      @Nullable String payoutReference,
      @Nullable String statusReason,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable Instant settledAt) {

    static SettlementAnswer of(Settlement settlement) {
      var isPaid = settlement.netMinor() > 0
          && settlement.status() != SettlementStatus.OPEN
          && settlement.status() != SettlementStatus.CLOSED;
      return new SettlementAnswer(
          settlement.reference(),
          settlement.counterparty(),
          settlement.currency(),
          settlement.businessDate(),
          settlement.status(),
          settlement.netMinor(),
          isPaid ? settlement.endToEndId() : null,
          settlement.statusReason(),
          settlement.openedAt(),
          settlement.closedAt(),
          settlement.settledAt());
    }
  }
}
