package dev.tandem.wallet.charging;

import java.time.Duration;

import dev.tandem.messaging.support.Backoff;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for charging recharges and payments of fund orders, each kind for itself, and for
 * settling missing answers; docs/settling.md has the reasons.
 *
 * @param maxInFlight Most bank calls of one instance at once; further ones wait in the database.
 * @param batch Most answers booked in one transaction.
 * @param gatherFor How long answers wait at most for as many as were booked together before.
 * @param lanes How many such transactions run at once.
 * @param stale Age at which a claim without an answer is settled; longer than calls usually take.
 * @param firstQuery Time from a missing answer to the first query.
 * @param maxBackoff The longest pause between two such questions: they start at firstQuery and
 *     double.
 * @param chargeWindow For how long after its claim a recharge that never arrived is charged again;
 *     a fund order has its payment deadline instead.
 * @param requestLifetime How long a charge request may be under way; only after it, "never arrived"
 *     is final. At least twice stale, because a claim is acted on until it is stale.
 * @param settleInterval How often missing answers are looked for.
 * @param backlogInterval How often the metrics of what is unsettled, and of breaks, are brought up
 *     to date.
 */
@ConfigurationProperties("tandem.wallet.charging")
public record ChargingProperties(
    @DefaultValue("256") int maxInFlight,
    @DefaultValue("256") int batch,
    @DefaultValue("20ms") Duration gatherFor,
    @DefaultValue("2") int lanes,
    @DefaultValue("15s") Duration stale,
    @DefaultValue("1s") Duration firstQuery,
    @DefaultValue("1m") Duration maxBackoff,
    @DefaultValue("5m") Duration chargeWindow,
    @DefaultValue("2m") Duration requestLifetime,
    @DefaultValue("500ms") Duration settleInterval,
    @DefaultValue("10s") Duration backlogInterval) {

  public ChargingProperties {
    if (requestLifetime.compareTo(stale.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "tandem.wallet.charging.request-lifetime must be at least twice stale");
    }
  }

  /** The pause before the next question, after {@code attempts} of them. */
  public Duration backoff(int attempts) {
    return new Backoff(firstQuery, maxBackoff).after(attempts + 1);
  }
}
