package dev.tandem.notification.link;

import java.time.Clock;
import java.time.Instant;

import dev.tandem.notification.PublicIds;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who is sent no messages of journeys, and why, and lifts that. */
@RestController
@RequestMapping("/v1/suppressions")
class SuppressionController {

  private final JdbcSuppressions suppressions;
  private final Clock clock;

  SuppressionController(JdbcSuppressions suppressions, Clock clock) {
    this.suppressions = suppressions;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Lists suppressions, also lifted ones, newest first")
  Page<SuppressionAnswer> list(
      @RequestParam(required = false) @Size(max = 128) @Nullable String recipientId,
      PageRequest page) {
    var found = suppressions.find(
        recipientId, page.startingAfter(PublicIds.SUPPRESSION), page.fetchLimit());
    return Page.of(page, found, answer -> answer);
  }

  @PostMapping("/{id}/lifting")
  @Transactional
  @Operation(summary = "Lifts a suppression, because the recipient has asked for messages again")
  SuppressionAnswer lift(
      @PathVariable String id, @Valid @RequestBody LiftingBody body, Caller caller) {
    var suppression = PublicIds.SUPPRESSION.parsePath(id);
    if (suppressions.lift(suppression, caller.sub(), body.reason(), clock.instant())) {
      Acts.changed(id, "in force", "lifted");
    }
    return suppressions
        .find(suppression)
        .orElseThrow(() -> PublicIds.SUPPRESSION_NOT_FOUND.because("There is no " + id));
  }

  @Schema(example = """
      {"reason": "They asked for it on the phone"}
      """)
  record LiftingBody(@NotBlank @Size(max = 1000) String reason) {}

  /**
   * A suppression.
   *
   * @param id {@code sup_…}
   * @param reason {@code UNSUBSCRIBED}
   * @param subject the step of a journey ({@code jrn_…/<step>}) whose message had the link
   */
  record SuppressionAnswer(
      String id,
      String recipientId,
      String reason,
      String subject,
      Instant since,
      @Nullable Instant liftedAt,
      @Nullable String liftedBy,
      @Nullable String liftedBecause) {}
}
