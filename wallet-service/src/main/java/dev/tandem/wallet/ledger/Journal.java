package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

/**
 * Postings that belong together: they sum to zero in every currency.
 *
 * @param id UUIDv7
 * @param referenceId the cause of the movement, such as the recharge; one journal for each kind and
 *     reference
 * @param effectiveAt when the money moved, which may be before it is recorded
 */
public record Journal(
    UUID id, JournalKind kind, UUID referenceId, Instant effectiveAt, List<Line> lines) {

  public Journal {
    lines = List.copyOf(lines);
    var sums = lines.stream()
        .map(Line::amount)
        .collect(groupingBy(Money::currency, reducing((left, right) -> left.plus(right))));
    sums.forEach((currency, sum) -> {
      if (sum.orElseThrow().minorUnits() != 0) {
        throw new IllegalArgumentException(
            "Journal %s is out of balance by %s".formatted(id, sum.get()));
      }
    });
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("Journal %s has no postings".formatted(id));
    }
  }

  /** The bank charged {@code amount} for the house, and the house owes it to the wallet's owner. */
  public static Journal ofRecharge(
      UUID id, UUID rechargeId, UUID walletId, Money amount, Instant chargedAt) {
    return new Journal(
        id,
        JournalKind.RECHARGE,
        rechargeId,
        chargedAt,
        List.of(
            Line.ofHouse(AccountKind.BANK_CLEARING, amount.negated()),
            Line.ofWallet(AccountKind.WALLET_AVAILABLE, walletId, amount)));
  }
}
