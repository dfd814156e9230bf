package dev.tandem.contract.risk;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The payment waits for a reviewer.
 *
 * @param subjectId the recharge ({@code rch_…}) or order ({@code ord_…}) screened
 * @param assessmentId the journalled decision
 * @param reviewId {@code rvw_…}, where the reviewer decides
 * @param sequence the subject's decisions in their order, from 1
 */
@EventType(
    topic = Topics.RISK,
    type = "dev.tandem.risk.RiskHeld.v1",
    subject = "subjectId",
    sequence = "sequence")
public record RiskHeld(
    String subjectId,
    String assessmentId,
    String reviewId,
    String ownerId,
    Money amount,
    List<RiskReason> reasons,
    Instant decidedAt,
    long sequence) {}
