package dev.tandem.datacentre.ranking;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long minutes are kept, and which of them are unusual.
 *
 * @param retention How long minutes are kept.
 * @param history How far back a minute's share of failures is compared.
 * @param leastEnded Payments that must have ended in a minute before it can be unusual.
 * @param leastEndedBefore Payments that must have ended in the history before it says anything.
 * @param leastScore Standard deviations above what the history lets expect.
 */
@ConfigurationProperties("tandem.data-centre.ranking")
record RankingProperties(
    @DefaultValue("90d") Duration retention,
    @DefaultValue("1d") Duration history,
    @DefaultValue("5") int leastEnded,
    @DefaultValue("20") int leastEndedBefore,
    @DefaultValue("3") double leastScore) {}
