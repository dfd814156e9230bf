package dev.tandem.web;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A service whose issuer has never been there: it runs, and nobody gets in. */
@SpringBootTest(
    classes = Sample.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    // Nobody listens there.
    properties = "tandem.web.security.issuer=http://127.0.0.1:1")
class IssuerAwayIT {

  @LocalServerPort
  int port;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void answersThatItIsUnavailableAndWhenToAskAgain() {
    var reply = new Api(port)
        .with(TestIssuer.shared().token("ada", "operator").signed())
        .get("/v1/parcels?rows=1");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("unavailable");
    assertThat(reply.header("Retry-After")).isNotBlank();
  }
}
