package dev.tandem.notification.webhook;

import java.security.SecureRandom;

/** Opens to other packages' tests what only an endpoint's owner sees. */
public final class WebhookSecrets {

  private WebhookSecrets() {}

  public static WebhookSecret fresh(SecureRandom random) {
    return WebhookSecret.generate(random);
  }

  public static String shown(WebhookSecret secret) {
    return secret.reveal();
  }
}
