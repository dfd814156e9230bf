package dev.tandem.contract.fundpurchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A fund's NAV is known, or corrected.
 *
 * @param fundRiskLevel 1 (most cautious) to 5
 * @param formerNav the NAV of the last day before that has one; null for the fund's first
 */
@EventType(
    topic = Topics.FUND_CATALOGUE,
    type = "dev.tandem.fundpurchase.FundNavPublished.v1",
    subject = "fundCode")
public record FundNavPublished(
    String fundCode,
    int fundRiskLevel,
    LocalDate navDate,
    BigDecimal nav,
    @Nullable BigDecimal formerNav,
    Instant publishedAt) {}
