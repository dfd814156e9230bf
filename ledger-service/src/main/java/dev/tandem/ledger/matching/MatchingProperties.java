package dev.tandem.ledger.matching;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How entries of statements are matched.
 *
 * @param every How often matching looks for something to do.
 * @param highestChargeMinor The highest charge of the bank, in minor units, that is booked without
 *     asking; a higher one is a break.
 * @param daysApart How many days an entry without a reference may be from the posting it is matched
 *     with.
 */
@ConfigurationProperties("tandem.ledger.matching")
public record MatchingProperties(
    @DefaultValue("5s") Duration every,
    @DefaultValue("1000") long highestChargeMinor,
    @DefaultValue("3") int daysApart) {}
