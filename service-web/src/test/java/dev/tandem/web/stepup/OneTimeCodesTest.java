package dev.tandem.web.stepup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.web.secret.SharedSecrets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OneTimeCodesTest {

  private static final StepUpPayment PAYMENT =
      new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", "BAL-002");

  private final OneTimeCodes codes = with(key(1));
  private final String sealed = codes.drawSealed(PAYMENT.subjectId());
  private final String code = codes.open(PAYMENT.subjectId(), sealed);
  private final String hash = codes.hash(PAYMENT, sealed);

  @Test
  void provesThePaymentByTheSixDigitsThatWereSent() {
    assertThat(code).matches("[0-9]{6}");
    assertThat(codes.proves(PAYMENT, hash, code)).isTrue();
  }

  @Test
  void isVoidAsSoonAsAnythingOfThePaymentChanges() {
    assertThat(List.of(
            new StepUpPayment("ord_2", "ada", 2_000_000, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "bob", 2_000_000, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_001, "CNY", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "USD", "BAL-002"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", "EQT-003"),
            new StepUpPayment("ord_1", "ada", 2_000_000, "CNY", null)))
        .allSatisfy(changed -> assertThat(codes.proves(changed, hash, code)).isFalse());
  }

  @Test
  void isDrawnAnewEachTimeEvenForTheSamePayment() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(codes.open("ord_1", codes.drawSealed("ord_1")));
    }

    assertThat(seen).hasSizeGreaterThan(990);
  }

  @Test
  void isReadableNeitherSealedNorHashed() {
    assertThat(sealed).doesNotContain(code);
    assertThat(hash).doesNotContain(code);
    assertThatThrownBy(() -> codes.open("ord_2", sealed)).isInstanceOf(IllegalStateException.class);
    assertThat(with(key(2)).proves(PAYMENT, hash, code)).isFalse();
  }

  @Test
  void provesNothingWhereNoCodeWasDrawn() {
    assertThat(codes.hash(PAYMENT, null)).isNull();
    assertThat(codes.proves(PAYMENT, null, code)).isFalse();
  }

  @Test
  void refusesWhatIsNoCode() {
    assertThat(List.of("", "1", "00000000", "\0", code + "0", " " + code))
        .allSatisfy(tried -> assertThat(codes.proves(PAYMENT, hash, tried)).isFalse());
  }

  @Test
  void passesCodesOfAFormerKeyAndHashesWithTheCurrentOne() {
    var changed = with(key(2), key(1));

    assertThat(changed.proves(PAYMENT, hash, code)).isTrue();
    assertThat(changed.open("ord_1", sealed)).isEqualTo(code);
    assertThat(with(key(2)).proves(PAYMENT, changed.hash(PAYMENT, sealed), code))
        .isTrue();
  }

  private static OneTimeCodes with(byte[]... keys) {
    return new OneTimeCodes(new SharedSecrets(List.of(keys)));
  }

  private static byte[] key(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return key;
  }
}
