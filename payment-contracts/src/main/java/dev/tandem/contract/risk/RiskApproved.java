package dev.tandem.contract.risk;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The payment may go on: by the rules at once, or by a reviewer after a hold.
 *
 * @param subjectId the recharge ({@code rch_…}) or order ({@code ord_…}) screened
 * @param assessmentId the journalled decision
 * @param sequence the subject's decisions in their order, from 1
 */
@EventType(
    topic = Topics.RISK,
    type = "dev.tandem.risk.RiskApproved.v1",
    subject = "subjectId",
    sequence = "sequence")
public record RiskApproved(
    String subjectId,
    String assessmentId,
    String ownerId,
    Money amount,
    List<RiskReason> reasons,
    Instant decidedAt,
    long sequence) {}
