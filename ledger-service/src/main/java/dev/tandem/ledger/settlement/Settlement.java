package dev.tandem.ledger.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.ledger.PayoutSettled;
import dev.tandem.contract.ledger.SettlementClosed;
import dev.tandem.ledger.LedgerIds;
import org.jspecify.annotations.Nullable;

/**
 * A settlement of one window with one counterparty.
 *
 * @param netMinor what is owed: so far, while it is open
 * @param statusReason a stable word for machines, where the status needs one
 */
record Settlement(
    UUID id,
    String counterparty,
    String currency,
    SettlementStatus status,
    long netMinor,
    @Nullable LocalDate businessDate,
    @Nullable String statusReason,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant settledAt) {

  /** The amount to pay. */
  Money net() {
    return Money.of(netMinor, currency);
  }

  /** What others hear once it is known what it is worth. */
  SettlementClosed closed() {
    return new SettlementClosed(
        reference(),
        counterparty,
        net(),
        Objects.requireNonNull(businessDate),
        Objects.requireNonNull(closedAt));
  }

  /** What others hear once the bank has shown its payment. */
  PayoutSettled paid(Instant at) {
    return new PayoutSettled(reference(), counterparty, net(), endToEndId(), at);
  }

  /** The window as journals and the bank's statements refer to it. */
  String reference() {
    return LedgerIds.SETTLEMENT.format(id);
  }

  /**
   * The payment's name for ever, within the 35 characters of ISO 20022. One window has one, so the
   * bank pays it once however often it is told.
   */
  String endToEndId() {
    return id.toString().replace("-", "");
  }
}
