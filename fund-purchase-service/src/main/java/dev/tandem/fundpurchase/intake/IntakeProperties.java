package dev.tandem.fundpurchase.intake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of placing orders.
 *
 * @param placeWithin the time an order may take to be placed; then it is refused with 503
 * @param maxPlacing the most orders that wait to be placed; more are refused with 503
 * @param gatherFor how long orders wait at most for those that came with the last batch
 */
@ConfigurationProperties("tandem.fund-purchase.orders")
record IntakeProperties(
    @DefaultValue("10s") Duration placeWithin,
    @DefaultValue("2048") int maxPlacing,
    @DefaultValue("100ms") Duration gatherFor) {}
