package dev.tandem.web.text;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StorableTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "é", "张伟", "😀", "\uFFFF", "\u202Eabc", "\u0001"})
  void holdsWholeCharacters(String text) {
    assertThat(StorableText.isStorable(text)).isTrue();
    assertThat(StorableText.isStorable(text.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "a\0b",
        "\uD83D",
        "a\uD83D",
        "\uD83Da",
        "\uDE00",
        "\uDE00\uD83D",
        "\uD83D\uD83D"
      })
  void refusesNulAndHalvesOfCharacters(String text) {
    assertThat(StorableText.isStorable(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00",
        "a%00b",
        "%ff",
        "%C3",
        "%c3%28",
        "%ed%a0%80",
        "%c0%80",
        "%f4%90%80%80",
        "%",
        "%4",
        "%zz",
        "a%e5%bc"
      })
  void refusesWhatDoesNotDecode(String encoded) {
    assertThat(StorableText.isStorableWhenDecoded(encoded)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/v1/a", "a+b", "%20", "%e5%bc%a0", "%F0%9F%98%80", "a%2Fb%3f", "%41"})
  void takesWhatDecodes(String encoded) {
    assertThat(StorableText.isStorableWhenDecoded(encoded)).isTrue();
  }

  @Test
  void findsTheEscapedCharacterWhereverItStands() {
    assertThat(found("{\"a\":\"x\",\"b\":[{\"c\":\"\\ud83d\"}]}")).isEqualTo("/b/0/c");
    assertThat(found("{\"a\":{\"b\\u0000\":1}}")).isEqualTo("/a");
    assertThat(found("\"\\udfff\"")).isEmpty();
    assertThat(JsonText.firstNotStorable(bytes("{\"a\":\"\\ud83d\\ude00\"}"))).isEmpty();
    assertThat(JsonText.firstNotStorable(bytes("{\"a\":\"\\\\u0000\"}"))).isEmpty();
    assertThat(JsonText.firstNotStorable(bytes("{\"a\":\"\\u0041\""))).isEmpty();
  }

  private static String found(String json) {
    return JsonText.firstNotStorable(bytes(json)).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
