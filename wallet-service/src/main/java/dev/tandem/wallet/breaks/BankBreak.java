package dev.tandem.wallet.breaks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.web.settling.SettleByTwo;
import org.jspecify.annotations.Nullable;

/**
 * A contradiction of the bank: it says what we did not ask for.
 *
 * @param kind as it was first found
 * @param bank what the bank says now that it has charged, if it says so
 * @param smallestMinor the smallest charge it ever spoke of in the currency that was asked for
 * @param evidence its latest answer
 * @param owner the operator who looks after it
 * @param proposal how somebody wants it settled, or how it was
 */
record BankBreak(
    UUID id,
    BreakSubject subject,
    UUID subjectId,
    Contradiction.Kind kind,
    Money asked,
    @Nullable Money bank,
    @Nullable Long smallestMinor,
    String evidence,
    Instant foundAt,
    Instant seenAt,
    int timesSeen,
    @Nullable String owner,
    @Nullable Proposal proposal,
    @Nullable Settled settled)
    implements SettleByTwo.Settleable<BankBreak.Proposal> {

  /**
   * How somebody wants it settled.
   *
   * @param note why
   */
  record Proposal(Settlement settlement, String note, String proposedBy)
      implements SettleByTwo.Proposed {}

  /**
   * What settling it did.
   *
   * @param creditedMinor {@code null} where the bank corrected itself
   * @param approvedBy likewise
   */
  record Settled(@Nullable Long creditedMinor, @Nullable String approvedBy, Instant at) {}

  @Override
  public boolean isClosed() {
    return settled != null;
  }

  String status() {
    if (settled != null) {
      return settled.creditedMinor() == null ? "OVERTAKEN" : "SETTLED";
    }
    return proposal == null ? "OPEN" : "PROPOSED";
  }

  /**
   * What {@code settlement} credits, which may be nothing; empty if it is not possible. Never more
   * than was asked for, and never what the bank does not say it has charged.
   */
  Optional<Money> creditBy(Settlement settlement) {
    return switch (settlement) {
      case FAIL -> Optional.of(new Money(0, asked.currency()));
      case CREDIT_SMALLER -> charged().map(this::smallest);
      case ACCEPT_BANK -> charged().filter(charged -> charged.minorUnits() <= asked.minorUnits());
      case BANK_CORRECTED -> Optional.empty();
    };
  }

  private Optional<Money> charged() {
    return Optional.ofNullable(bank).filter(money -> money.currency().equals(asked.currency()));
  }

  private Money smallest(Money charged) {
    var smallest = Math.min(charged.minorUnits(), asked.minorUnits());
    return new Money(
        smallestMinor == null ? smallest : Math.min(smallest, smallestMinor), asked.currency());
  }
}
