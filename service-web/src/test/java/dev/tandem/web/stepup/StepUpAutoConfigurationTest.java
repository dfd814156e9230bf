package dev.tandem.web.stepup;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class StepUpAutoConfigurationTest {

  private static final UUID SUBJECT = UUID.fromString("0193e1a0-0000-7000-8000-000000000001");

  private final ApplicationContextRunner service = new ApplicationContextRunner()
      .withConfiguration(AutoConfigurations.of(StepUpAutoConfiguration.class));

  @Test
  void passesNoFixedCodeOutsideTheDemo() {
    service.run(
        context -> assertThat(context.getBean(StepUpCodes.class).proves(SUBJECT, "ada", "000000"))
            .isFalse());
  }

  @Test
  void passesTheDemosCodeInTheDemo() {
    service
        .withInitializer(context -> context.getEnvironment().addActiveProfile("demo"))
        .run(context -> {
          StepUpCodes codes = context.getBean(StepUpCodes.class);
          assertThat(codes.proves(SUBJECT, "ada", "000000")).isTrue();
          assertThat(codes.proves(SUBJECT, "ada", "000001")).isFalse();
        });
  }

  @Test
  void leavesTheCodesToAProviderThatIsThere() {
    service
        .withBean(StepUpCodes.class, () -> (subjectId, ownerId, code) -> code.equals("right"))
        .run(context -> assertThat(
                context.getBean(StepUpCodes.class).proves(SUBJECT, "ada", "right"))
            .isTrue());
  }
}
