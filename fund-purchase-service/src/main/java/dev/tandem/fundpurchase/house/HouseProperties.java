package dev.tandem.fundpurchase.house;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the fund house is reached.
 *
 * @param url where it answers
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param fetchEvery how often its files are looked at: those of the last days each time, older
 *     ones less and less often, but all of them
 * @param plausibleMove by which share a NAV may differ from the last one; one that moves further
 *     waits for a person
 * @param correctionWithin how long after a NAV was corrected the shares of an order may stay as
 *     they are before that is a break
 */
@ConfigurationProperties("tandem.fund-purchase.house")
public record HouseProperties(
    @DefaultValue("http://localhost:8092") URI url,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("1m") Duration fetchEvery,
    @DefaultValue("0.20") BigDecimal plausibleMove,
    @DefaultValue("1d") Duration correctionWithin) {}
