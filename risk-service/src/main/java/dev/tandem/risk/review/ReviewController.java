package dev.tandem.risk.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tandem.contract.risk.RiskReason;
import dev.tandem.risk.assessment.RiskIds;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.settling.Breaks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows reviews to reviewers and takes their decisions. */
@RestController
class ReviewController {

  static final ProblemType REVIEW_DECIDED =
      ProblemType.of("review-decided", 409, "The review has been decided");

  static final ProblemType REVIEW_CLOSED =
      ProblemType.of("review-closed", 409, "The payment has ended without a decision");

  private final JdbcReviews reviews;
  private final DecideReviews deciding;

  ReviewController(JdbcReviews reviews, DecideReviews deciding) {
    this.reviews = reviews;
    this.deciding = deciding;
  }

  @GetMapping("/v1/reviews")
  @Operation(summary = "Lists the reviews, newest first")
  Page<ReviewAnswer> list(
      @RequestParam(required = false) @Nullable ReviewStatus status, PageRequest page) {
    var found = reviews.find(
        Optional.ofNullable(status), page.startingAfter(RiskIds.REVIEW), page.fetchLimit());
    return Page.of(page, found, ReviewAnswer::of);
  }

  @GetMapping("/v1/reviews/{id}")
  @Operation(summary = "Shows a review with its evidence")
  ReviewAnswer get(@PathVariable String id) {
    return reviews
        .find(RiskIds.REVIEW.parsePath(id))
        .map(ReviewAnswer::of)
        .orElseThrow(() -> RiskIds.REVIEW_NOT_FOUND.because("There is no " + id));
  }

  @PostMapping("/v1/reviews/{id}/decision")
  @Operation(summary = "Lets a held payment go on, or rejects it")
  ReviewAnswer decide(
      @PathVariable String id, @Valid @RequestBody DecisionBody body, IdempotencyKey key) {
    var reviewId = RiskIds.REVIEW.parsePath(id);
    return switch (deciding.decide(reviewId, body.decision(), body.note(), key)) {
      case DecideReviews.Outcome.Decided(var review) -> ReviewAnswer.of(review);
      case DecideReviews.Outcome.TakesAnother(var review) ->
        throw Breaks.SELF_APPROVAL.because(
            "%s has approved; another approver has to, too".formatted(review.proposedBy()));
      case DecideReviews.Outcome.AlreadyDecided(var review) ->
        throw REVIEW_DECIDED.because("It was " + review.status() + " by " + review.decidedBy()
            + " at " + review.decidedAt());
      case DecideReviews.Outcome.TooLate(var review) ->
        throw REVIEW_CLOSED.because(
            "It closed at " + review.decidedAt() + ": " + review.closedReason());
      case DecideReviews.Outcome.Unknown() ->
        throw RiskIds.REVIEW_NOT_FOUND.because("There is no " + id);
    };
  }

  /**
   * @param note the reason, for later readers
   */
  @Schema(example = """
      {"decision": "APPROVE", "note": "Called the investor, who knows of it"}
      """)
  record DecisionBody(
      @NotNull ReviewDecision decision,
      @Size(max = 1000) @Nullable String note) {}

  /**
   * @param id {@code rvw_…}
   * @param subjectId the recharge or order that is held
   * @param score the risk by the rules, 1 to 100
   * @param reasons the rules' findings
   * @param proposedBy the first of the two who approve of a very large payment; open until the
   *     second has
   * @param decidedBy the decider; {@code system} if the payment ended first
   * @param closedReason the way the payment ended while the review was open; null if a person
   *     decided
   */
  record ReviewAnswer(
      String id,
      String subjectId,
      String ownerId,
      long amountMinor,
      String currency,
      int score,
      List<RiskReason> reasons,
      ReviewStatus status,
      Instant openedAt,
      @Nullable String proposedBy,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String note,
      @Nullable String closedReason) {

    static ReviewAnswer of(Review review) {
      return new ReviewAnswer(
          RiskIds.REVIEW.format(review.id()),
          review.subjectId(),
          review.ownerId(),
          review.amount().minorUnits(),
          review.amount().currency().getCurrencyCode(),
          review.score(),
          review.reasons(),
          review.status(),
          review.openedAt(),
          review.proposedBy(),
          review.decidedAt(),
          review.decidedBy(),
          review.note(),
          review.closedReason());
    }
  }
}
