package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * A fund of the catalogue has changed: instances that cache it must read it again.
 *
 * <p>Its topic is its own, because those who follow purchases in their order need a sequence number
 * on every event they are told, and a fund has none.
 *
 * @param fundCode the fund
 */
@EventType(
    topic = Topics.FUND_CATALOGUE,
    type = "dev.tandem.fundpurchase.FundCatalogueChanged.v1",
    subject = "fundCode")
public record FundCatalogueChanged(String fundCode, Instant changedAt) {}
