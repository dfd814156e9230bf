package dev.tandem.contract.risk;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * An investor's answers, or an operator, have set the riskiest fund that the investor may buy.
 *
 * @param riskLevel 1 (most cautious) to 5
 * @param sequence counts the levels of the investor
 */
@EventType(
    topic = Topics.RISK,
    type = "dev.tandem.risk.InvestorLevelSet.v1",
    subject = "ownerId",
    sequence = "sequence")
public record InvestorLevelSet(String ownerId, int riskLevel, Instant setAt, long sequence) {}
