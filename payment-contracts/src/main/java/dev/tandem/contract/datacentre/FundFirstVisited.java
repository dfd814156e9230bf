package dev.tandem.contract.datacentre;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * An investor looked at a fund for the first time.
 *
 * @param visitedAt when the data centre heard of it
 */
@EventType(
    topic = Topics.DATA_CENTRE,
    type = "dev.tandem.datacentre.FundFirstVisited.v1",
    subject = "ownerId")
public record FundFirstVisited(String ownerId, String fundCode, Instant visitedAt) {}
