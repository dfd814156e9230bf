package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JournalTest {

  private static final UUID ID = new UUID(0, 1);
  private static final UUID WALLET = new UUID(0, 2);
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void debitsBankClearingAndCreditsTheWalletForARecharge() {
    var journal = Journal.ofRecharge(ID, ID, WALLET, Money.of(1250, "CNY"), AT);

    assertThat(journal.lines())
        .containsExactly(
            new Line(AccountKind.BANK_CLEARING, null, Money.of(-1250, "CNY")),
            new Line(AccountKind.WALLET_AVAILABLE, WALLET, Money.of(1250, "CNY")));
  }

  @Test
  void refusesToBeOutOfBalance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal(
            Line.ofHouse(AccountKind.BANK_CLEARING, Money.of(-1250, "CNY")),
            Line.ofWallet(AccountKind.WALLET_AVAILABLE, WALLET, Money.of(1249, "CNY"))))
        .withMessageContaining("out of balance");
  }

  @Test
  void refusesToBalanceOneCurrencyWithAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal(
            Line.ofHouse(AccountKind.BANK_CLEARING, Money.of(-100, "CNY")),
            Line.ofWallet(AccountKind.WALLET_AVAILABLE, WALLET, Money.of(100, "CHF"))));
  }

  @Test
  void refusesToBeEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal())
        .withMessageContaining("no postings");
  }

  @Test
  void refusesASumThatDoesNotFitRatherThanWrapAround() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> journal(
            Line.ofHouse(AccountKind.BANK_CLEARING, Money.of(Long.MAX_VALUE, "CNY")),
            Line.ofHouse(AccountKind.BANK_CLEARING, Money.of(Long.MAX_VALUE, "CNY")),
            Line.ofHouse(AccountKind.BANK_CLEARING, Money.of(2, "CNY"))));
  }

  private static Journal journal(Line... lines) {
    return new Journal(ID, JournalKind.RECHARGE, ID, AT, List.of(lines));
  }
}
