package dev.tandem.notification;

import dev.tandem.web.openapi.CommittedOpenApi;
import org.junit.jupiter.api.Test;

class OpenApiIT extends ServiceIT {

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(api.port());
  }
}
