package dev.tandem.notification.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.notification.guard.TargetGuard;
import dev.tandem.notification.guard.TargetVerdict.Malformed;
import dev.tandem.notification.guard.TargetVerdict.Permitted;
import dev.tandem.notification.guard.TargetVerdict.Refused;
import dev.tandem.notification.webhook.Registration.InvalidUrl;
import dev.tandem.notification.webhook.Registration.Registered;
import dev.tandem.notification.webhook.Registration.TargetRefused;
import dev.tandem.notification.webhook.Registration.UnknownEvent;

/** Registers webhook endpoints. */
final class RegisterEndpoints {

  private final JdbcEndpoints endpoints;
  private final TargetGuard guard;
  private final EndpointSecrets secrets;
  private final SecureRandom random;
  private final Clock clock;

  RegisterEndpoints(
      JdbcEndpoints endpoints,
      TargetGuard guard,
      EndpointSecrets secrets,
      SecureRandom random,
      Clock clock) {
    this.endpoints = endpoints;
    this.guard = guard;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Registers {@code url} for the events that {@code selectors} name, with a secret of its own.
   *
   * @param requestKey identifies the request; a repeated one is answered with its endpoint, but
   *     without the secret, which is shown only once
   */
  Registration register(String url, List<String> selectors, byte[] requestKey) {
    for (int i = 0; i < selectors.size(); i++) {
      if (!PublicEvent.isSelector(selectors.get(i))) {
        return new UnknownEvent(i);
      }
    }
    return switch (guard.check(url)) {
      case Malformed(var reason) -> new InvalidUrl(reason);
      case Refused(var reason) -> new TargetRefused(reason);
      case Permitted(var target) ->
        new Registered(insert(target.toString(), selectors, requestKey));
    };
  }

  private EndpointAnswer insert(String url, List<String> selectors, byte[] requestKey) {
    UUID id = UuidV7.next();
    WebhookSecret secret = WebhookSecret.generate(random);
    List<String> distinct = selectors.stream().distinct().toList();
    byte[] sealed = secrets.seal(id, secret);
    boolean isNew = endpoints.insert(id, url, distinct, sealed, requestKey, clock.instant());
    EndpointAnswer endpoint = endpoints.findByRequest(requestKey);
    return isNew ? endpoint.revealing(secret) : endpoint;
  }
}
