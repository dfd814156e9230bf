package dev.tandem.web.stepup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.web.secret.SharedSecrets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodesTest {

  private static final StepUpPayment PAYMENT =
      new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", "BAL-002");

  private final OneTimeCodes codes = new OneTimeCodes(new SharedSecrets(List.of(key(1))));

  @Test
  void hasSixDigitsThatAreTheSameForWhoeverHoldsTheKey() {
    String code = codes.codeOf(PAYMENT);

    assertThat(code).matches("[0-9]{6}");
    assertThat(new OneTimeCodes(new SharedSecrets(List.of(key(1)))).proves(PAYMENT, code))
        .isTrue();
    assertThat(new OneTimeCodes(new SharedSecrets(List.of(key(2)))).proves(PAYMENT, code))
        .isFalse();
  }

  @Test
  void isVoidAsSoonAsAnythingOfThePaymentChanges() {
    String code = codes.codeOf(PAYMENT);

    assertThat(List.of(
            new StepUpPayment("ord_2", "ada", 2_000_000, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "bob", 2_000_000, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_001, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "USD", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", "EQT-003"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", null)))
        .allSatisfy(changed -> assertThat(codes.proves(changed, code)).isFalse());
  }

  @Test
  void cannotBeGuessedFromOtherCodes() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(codes.codeOf(new StepUpPayment("ord_" + i, "ada", 2_000_000, "CNY", "BAL-002")));
    }

    assertThat(seen).hasSizeGreaterThan(990);
  }

  @Test
  void refusesWhatIsNoCode() {
    assertThat(List.of("", "1", "00000000", "\0", codes.codeOf(PAYMENT) + "0"))
        .allSatisfy(tried -> assertThat(codes.proves(PAYMENT, tried)).isFalse());
  }

  @Test
  void passesCodesOfAFormerKeyAndSendsThoseOfTheCurrentOne() {
    var changed = new OneTimeCodes(new SharedSecrets(List.of(key(2), key(1))));

    assertThat(changed.proves(PAYMENT, codes.codeOf(PAYMENT))).isTrue();
    assertThat(changed.codeOf(PAYMENT))
        .isEqualTo(new OneTimeCodes(new SharedSecrets(List.of(key(2)))).codeOf(PAYMENT));
  }

  private static byte[] key(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return key;
  }
}
