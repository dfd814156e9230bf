package dev.tandem.notification.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSecretTest {

  @Test
  void signsAsTheStandardsOwnExample() {
    var secret = new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    String signature = secret.sign(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Instant.ofEpochSecond(1_614_265_330),
        "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isShownWithItsPrefixAndThirtyTwoRandomBytes() {
    var random = new SecureRandom();
    String shown = WebhookSecret.generate(random).reveal();

    assertThat(shown).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(shown.substring(6))).hasSize(32);
    assertThat(WebhookSecret.generate(random).reveal()).isNotEqualTo(shown);
  }

  @Test
  void keepsItsKeyOutOfLogs() {
    var secret = WebhookSecret.generate(new SecureRandom());

    assertThat(secret).hasToString("whsec_***");
  }
}
