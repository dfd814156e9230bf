package dev.tandem.notification.webhook;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks.
 *
 * @param secretKeys Keys (32 bytes, Base64) that encrypt endpoint secrets in the database. The
 *     first one encrypts, all of them decrypt. Needed outside the demo profile.
 * @param retryDelays Pauses after the first failed attempt, the second, and so on.
 * @param formerSecretValidFor Time that a former secret signs too, unless the rotation says
 *     otherwise.
 * @param disableAfter Time an endpoint may fail without a success before it is disabled.
 * @param timeout Longest time of one attempt.
 * @param lease After how long an attempt nobody has finished is made again; more than the timeout.
 * @param pollInterval How often to look for deliveries that nobody announced, such as retries.
 * @param concurrency How many attempts one instance makes at a time.
 * @param concurrencyPerEndpoint How many of them go to one endpoint, so that a slow one leaves
 *     room.
 * @param retention How long events and their deliveries are kept, once none of these is to be made.
 */
@ConfigurationProperties("tandem.notification.webhook")
public record WebhookProperties(
    @DefaultValue List<String> secretKeys,

    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
    List<Duration> retryDelays,

    @DefaultValue("24h") Duration formerSecretValidFor,
    @DefaultValue("5d") Duration disableAfter,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("128") int concurrency,
    @DefaultValue("4") int concurrencyPerEndpoint,
    @DefaultValue("30d") Duration retention) {

  public WebhookProperties {
    if (lease.compareTo(timeout) <= 0) {
      throw new IllegalArgumentException(
          "tandem.notification.webhook.lease must be longer than the timeout");
    }
  }

  List<byte[]> decodedSecretKeys() {
    return secretKeys.stream().map(key -> Base64.getDecoder().decode(key)).toList();
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "WebhookProperties[%s keys, timeout %s]".formatted(secretKeys.size(), timeout);
  }
}
