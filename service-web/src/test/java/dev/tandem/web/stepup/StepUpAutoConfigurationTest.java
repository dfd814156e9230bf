package dev.tandem.web.stepup;

import java.util.Base64;

import dev.tandem.web.secret.SecretAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StepUpAutoConfigurationTest {

  private static final StepUpPayment PAYMENT =
      new StepUpPayment("rch_1", "ada", 2_000_000, "CNY", null);
  private static final String KEY =
      "tandem.web.secret.keys=" + Base64.getEncoder().encodeToString(new byte[32]);

  private final ApplicationContextRunner service = new ApplicationContextRunner()
      .withConfiguration(
          AutoConfigurations.of(SecretAutoConfiguration.class, StepUpAutoConfiguration.class));

  @Test
  void passesNoFixedCodeOutsideTheDemo() {
    service.withPropertyValues(KEY).run(context -> {
      StepUpCodes codes = context.getBean(StepUpCodes.class);
      assertThat(codes.proves(PAYMENT, null, "000000")).isFalse();
      provesByTheCodeThatWasDrawn(codes, context.getBean(OneTimeCodes.class));
    });
  }

  @Test
  void hasNoCodesOutsideTheDemoWithoutAKey() {
    service.run(context -> assertThatThrownBy(() -> context.getBean(StepUpCodes.class))
        .rootCause()
        .hasMessageContaining("tandem.web.secret.keys is not set"));
  }

  @Test
  void passesTheDemosCodeInTheDemo() {
    service
        .withInitializer(context -> context.getEnvironment().addActiveProfile("demo"))
        .run(context -> {
          StepUpCodes codes = context.getBean(StepUpCodes.class);
          assertThat(codes.proves(PAYMENT, null, "000000")).isTrue();
          provesByTheCodeThatWasDrawn(codes, context.getBean(OneTimeCodes.class));
          assertThat(codes.proves(PAYMENT, null, "000001")).isFalse();
        });
  }

  @Test
  void leavesTheCodesToAProviderThatIsThere() {
    service
        .withBean(StepUpCodes.class, () -> (payment, hash, code) -> code.equals("right"))
        .run(
            context -> assertThat(context.getBean(StepUpCodes.class).proves(PAYMENT, null, "right"))
                .isTrue());
  }

  private static void provesByTheCodeThatWasDrawn(StepUpCodes codes, OneTimeCodes drawn) {
    String sealed = drawn.drawSealed(PAYMENT.subjectId());
    String code = drawn.open(PAYMENT.subjectId(), sealed);
    assertThat(codes.proves(PAYMENT, drawn.hash(PAYMENT, sealed), code)).isTrue();
  }
}
