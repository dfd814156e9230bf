package dev.tandem.notification.notice;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

  @Test
  void rendersTheAmountIntoTheText() {
    assertThat(new Texts(Locale.ENGLISH).render(notice(Template.RECHARGE_COMPLETED)))
        .isEqualTo("Your recharge of CNY 12.50 is complete and in your wallet.");
  }

  @Test
  void namesTheFundAndTheSharesOfAPurchase() {
    assertThat(new Texts(Locale.ENGLISH).render(notice(Template.PURCHASE_CONFIRMED)))
        .isEqualTo(
            "Your purchase of BAL-002 for CNY 12.50 is confirmed: you hold 11.36 more shares.");
  }

  @ParameterizedTest
  // That one says what compliance has approved, and nothing else.
  @EnumSource(names = "JOURNEY_STEP", mode = EnumSource.Mode.EXCLUDE)
  void everyTemplateHasATextInEveryLanguage(Template template) {
    String english = new Texts(Locale.ENGLISH).render(notice(template));
    String chinese = new Texts(Locale.SIMPLIFIED_CHINESE).render(notice(template));

    assertThat(english).contains("CNY 12.50").doesNotContain("{", "}");
    assertThat(chinese)
        .contains("CNY 12.50")
        .containsPattern("\\p{IsHan}")
        .doesNotContain("{", "}");
  }

  @Test
  void fallsBackToEnglishWhateverTheMachineSpeaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      assertThat(new Texts(Locale.FRENCH).render(notice(Template.PAYMENT_HELD)))
          .startsWith("Your payment");
    } finally {
      Locale.setDefault(machine);
    }
  }

  private static Notice notice(Template template) {
    return new Notice(
        UUID.randomUUID(),
        "own-1",
        template,
        "rch_1",
        Money.of(1250, "CNY"),
        List.of("BAL-002", "11.36", "11.40"));
  }
}
