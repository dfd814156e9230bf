package dev.tandem.fundpurchase.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Deadlines of orders.
 *
 * @param walletWithin how long an order waits for a wallet whose opening has not been heard of
 * @param screenWithin how long an order waits for risk's decision
 * @param stepUpWithin how long the investor has to prove who they are
 * @param reviewWithin how long an order on hold waits for a reviewer
 * @param payWithin how long the wallet has to pay
 * @param overdueGrace the time after that at which the job takes over, if the deadline event has
 *     not come
 * @param expireEvery the pause between two looks for overdue orders
 */
@ConfigurationProperties("tandem.fund-purchase.orders")
public record OrderProperties(
    @DefaultValue("30s") Duration walletWithin,
    @DefaultValue("15m") Duration screenWithin,
    @DefaultValue("10m") Duration stepUpWithin,
    @DefaultValue("24h") Duration reviewWithin,
    @DefaultValue("2m") Duration payWithin,
    @DefaultValue("30s") Duration overdueGrace,
    @DefaultValue("1s") Duration expireEvery) {

  /** The time until which the wallet may pay an order that is approved at {@code moment}. */
  // To the second: deadlines of orders that are approved together travel as one message.
  public Instant payBy(Instant moment) {
    return moment.plus(payWithin).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }
}
