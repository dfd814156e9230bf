package dev.tandem.localstack.upkeep;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintTest {

  @Test
  void isTheInnermostCauseInTheLog() {
    assertThat(complaint("""
            risk has ended; the end of risk.log:
            Caused by: BeanCreationException: no flywayInitializer
            \tat Spring.create(Spring.java:1)
            Caused by: FlywayValidateException: Validate failed: checksum mismatch

            \tat Flyway.migrate(Flyway.java:181)
            \t... 48 common frames omitted
            """))
        .isEqualTo("FlywayValidateException: Validate failed: checksum mismatch");
  }

  @Test
  void isTheDescriptionOfSpringBootWhereThereIsOne() {
    assertThat(complaint("""
            risk has ended; the end of risk.log:
            APPLICATION FAILED TO START

            Description:

            Web server failed to start. Port 8084 was already in use.

            Action:

            Stop it.
            """))
        .isEqualTo("Web server failed to start. Port 8084 was already in use.");
  }

  @Test
  void isTheLastLineOfTheLogOrElseTheMessage() {
    assertThat(complaint("risk has ended; the end of risk.log:\nlisten\nKilled"))
        .isEqualTo("Killed");
    assertThat(complaint("no memory\nand a stack trace")).isEqualTo("no memory");
  }

  private static String complaint(String message) {
    return Complaint.of(new IllegalStateException(message));
  }
}
