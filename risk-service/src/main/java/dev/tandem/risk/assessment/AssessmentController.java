package dev.tandem.risk.assessment;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.risk.RiskReason;
import dev.tandem.risk.rules.Decision;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the decisions on a payment, with their reasons. */
@RestController
class AssessmentController {

  private final JdbcAssessments assessments;

  AssessmentController(JdbcAssessments assessments) {
    this.assessments = assessments;
  }

  @GetMapping("/v1/assessments")
  @Operation(summary = "Lists what was decided of a payment, newest first, and why")
  Page<AssessmentAnswer> list(
      @RequestParam @NotBlank @Size(max = 64) String subjectId, PageRequest page) {
    var found =
        assessments.find(subjectId, page.startingAfter(RiskIds.ASSESSMENT), page.fetchLimit());
    return Page.of(page, found, AssessmentAnswer::of);
  }

  /**
   * @param id {@code asm_…}
   * @param subjectId the recharge or order
   * @param sequence the subject's decisions in their order, from 1
   * @param assessedBy {@code rules} or the reviewer
   */
  record AssessmentAnswer(
      String id,
      String subjectId,
      int sequence,
      Decision decision,
      int score,
      List<RiskReason> reasons,
      String assessedBy,
      Instant assessedAt) {

    static AssessmentAnswer of(Assessment assessment) {
      return new AssessmentAnswer(
          RiskIds.ASSESSMENT.format(assessment.id()),
          assessment.subjectId(),
          assessment.sequence(),
          assessment.decision(),
          assessment.score(),
          assessment.reasons(),
          assessment.assessedBy(),
          assessment.assessedAt());
    }
  }
}
