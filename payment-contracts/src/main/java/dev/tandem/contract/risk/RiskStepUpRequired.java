package dev.tandem.contract.risk;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The owner must prove again who they are before the payment goes on.
 *
 * @param subjectId the recharge ({@code rch_…}) or order ({@code ord_…}) screened
 * @param assessmentId the journalled decision
 * @param payee the fund that is paid for, or none where the money goes to the owner's own wallet
 * @param sealedCode the one-time code by which the owner proves it, sealed for {@code subjectId} by
 *     the key that services share
 * @param sequence the subject's decisions in their order, from 1
 */
@EventType(
    topic = Topics.RISK,
    type = "dev.tandem.risk.RiskStepUpRequired.v1",
    subject = "subjectId",
    sequence = "sequence")
public record RiskStepUpRequired(
    String subjectId,
    String assessmentId,
    String ownerId,
    Money amount,
    @Nullable String payee,
    @Nullable String sealedCode,
    List<RiskReason> reasons,
    Instant decidedAt,
    long sequence) {}
