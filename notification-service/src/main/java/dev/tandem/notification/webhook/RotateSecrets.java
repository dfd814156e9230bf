package dev.tandem.notification.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Gives an endpoint a new secret; the former one also signs for a while. */
final class RotateSecrets {

  private final JdbcEndpoints endpoints;
  private final EndpointSecrets secrets;
  private final SecureRandom random;
  private final Clock clock;

  RotateSecrets(
      JdbcEndpoints endpoints, EndpointSecrets secrets, SecureRandom random, Clock clock) {
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes a new secret for the endpoint {@code id}.
   *
   * @param overlap the time that the former secret signs too; zero ends it at once. A former secret
   *     of an earlier rotation always ends, so that there are never more than two
   * @return the endpoint with its new secret; empty if there is none
   */
  Optional<EndpointAnswer> rotate(UUID id, Duration overlap) {
    WebhookSecret secret = WebhookSecret.generate(random);
    Instant now = clock.instant();
    endpoints.replaceSecret(id, secrets.seal(id, secret), now, now.plus(overlap));
    return endpoints.find(id).map(endpoint -> endpoint.revealing(secret));
  }
}
