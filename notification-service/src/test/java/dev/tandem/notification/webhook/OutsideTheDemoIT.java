package dev.tandem.notification.webhook;

import dev.tandem.notification.OperatorsApi;
import dev.tandem.test.TandemBackends;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.messaging.topics.create=true",
      // 32 zero bytes: enough for a test, and seen to be no secret.
      "tandem.notification.webhook.secret-keys=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "tandem.web.secret.keys=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    })
@TandemBackends(database = "notification_outside_demo")
class OutsideTheDemoIT {

  @LocalServerPort
  private int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/",
        "https://localhost./",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[64:ff9b::7f00:1]/",
        "https://no-such-host.invalid/",
        "http://1.1.1.1/",
        "https://1.1.1.1:5432/"
      })
  void refusesTargetsThatAreNotPublic(String url) {
    Reply reply =
        new OperatorsApi(port).post("/v1/webhook-endpoints", OperatorsApi.registration(url, "*"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("target-refused");
    assertThat(reply.json().get("detail").asString()).doesNotContain("127.0.0.1");
  }

  @Test
  void registersAPublicTarget() {
    Reply reply = new OperatorsApi(port)
        .post("/v1/webhook-endpoints", OperatorsApi.registration("https://1.1.1.1/", "*"));

    assertThat(reply.status()).isEqualTo(201);
  }

  @Test
  void doesNotStartWithoutAKey() {
    new ApplicationContextRunner()
        .withUserConfiguration(WebhookConfigurationAlone.class)
        .run(context -> assertThat(context)
            .hasFailed()
            .getFailure()
            .rootCause()
            .hasMessageContaining("tandem.notification.webhook.secret-keys is not set"));
  }

  @Import(WebhookConfiguration.EveryProfileButTheDemo.class)
  @org.springframework.boot.context.properties.EnableConfigurationProperties(
      WebhookProperties.class)
  static class WebhookConfigurationAlone {}
}
