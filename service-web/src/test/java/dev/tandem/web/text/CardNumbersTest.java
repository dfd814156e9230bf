package dev.tandem.web.text;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CardNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111 - 1111 - 1111 - 1111",
        "4111\u00a01111\u20111111\u20131111",
        "378282246310005",
        "3782 822463 10005",
        "4222222222222",
        "6304000000000000000",
        "my card is 5500005555555559, thanks",
        "x4111111111111111y",
        "12 4111 1111 1111 1111",
        "2026-11-28 4111111111111111",
        "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
        "00000000-0000-0000-0000-000000000000 4111111111111111"
      })
  void findsCardNumbersHoweverTheyAreWritten(String text) {
    assertThat(CardNumbers.isIn(text)).isTrue();
    assertThat(CardNumbers.mayBeIn(text.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tok_ok",
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "4111.1111.1111.1111",
        "wal_01234567-8901-7345-8789-012345678901",
        "2026-11-28T16:20:00.123Z",
        "ada-1764346000"
      })
  void leavesOtherTextAlone(String text) {
    assertThat(CardNumbers.isIn(text)).isFalse();
  }

  /** A tenth of them would be refused if they were looked at. */
  @Test
  void neverTakesAnIdForACard() {
    for (int i = 0; i < 1_000; i++) {
      String digits = "%032d".formatted(1_000_003L * i * i);
      String id = digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
      assertThat(CardNumbers.isIn("wal_" + UUID.fromString(id))).as(id).isFalse();
    }
  }

  @Test
  void saysAtOnceThatThereIsNone() {
    byte[] recharge = "{\"amountMinor\":1250,\"currency\":\"CNY\",\"fundingToken\":\"tok_ok\"}"
        .getBytes(StandardCharsets.UTF_8);

    assertThat(CardNumbers.mayBeIn(recharge)).isFalse();
  }
}
