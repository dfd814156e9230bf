package dev.tandem.risk.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.risk.RiskReason;
import dev.tandem.risk.rules.Decision;

/**
 * A journalled decision. It never changes; another decision on the same subject is another
 * assessment.
 *
 * @param sequence the subject's decisions in their order, from 1
 * @param score the risk, 0 to 100
 * @param assessedBy the decider: {@link #RULES} or a reviewer
 */
public record Assessment(
    UUID id,
    String subjectId,
    int sequence,
    Decision decision,
    int score,
    List<RiskReason> reasons,
    String assessedBy,
    Instant assessedAt) {

  /** The decider of assessments without a person. */
  public static final String RULES = "rules";
}
