package dev.tandem.notification;

import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiIT extends ServiceIT {

  @LocalManagementPort
  private int managementPort;

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(api.port());
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(api.port(), managementPort)).isGreaterThan(50);
  }
}
