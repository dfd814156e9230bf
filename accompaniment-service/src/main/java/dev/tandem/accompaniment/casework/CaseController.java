package dev.tandem.accompaniment.casework;

import java.time.Instant;
import java.util.List;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.casework.JdbcCases.Answer;
import dev.tandem.accompaniment.casework.JdbcCases.Case;
import dev.tandem.accompaniment.casework.JdbcCases.Holding;
import dev.tandem.accompaniment.casework.JdbcCases.Passed;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows customer service its cases, and takes the answers. */
@RestController
@RequestMapping("/v1/cases")
class CaseController {

  private final JdbcCases cases;
  private final CaseWork work;

  CaseController(JdbcCases cases, CaseWork work) {
    this.cases = cases;
    this.work = work;
  }

  @GetMapping
  @Operation(summary = "Lists cases with the investor's context, newest first")
  Page<CaseAnswer> list(
      @RequestParam(required = false) @Nullable CaseStatus status, PageRequest page) {
    var found = cases.find(
        status == null ? null : status.name(),
        page.startingAfter(AccompanimentIds.CASE),
        page.fetchLimit());
    return Page.of(page, found, this::answer);
  }

  @PostMapping("/{id}/answers")
  @Operation(summary = "Answers a case")
  CaseAnswer answer(@PathVariable String id, @Valid @RequestBody AnswerBody body, Caller caller) {
    var caseId = AccompanimentIds.CASE.parsePath(id);
    var answered = work.answer(caseId, body.text(), caller.sub())
        .orElseThrow(() -> AccompanimentIds.CASE_NOT_FOUND.because("There is no " + id));
    return answer(answered);
  }

  private CaseAnswer answer(Case found) {
    return new CaseAnswer(
        AccompanimentIds.CASE.format(found.id()),
        found.ownerId(),
        found.journey(),
        found.step(),
        found.fundCode(),
        CaseStatus.valueOf(found.status()),
        found.openedAt(),
        cases.holdingsOf(found.ownerId()),
        cases.stepsOf(found.ownerId()),
        cases.answersTo(found.id()));
  }

  /** {@code OPEN → ANSWERED}; an answered case takes more answers. */
  enum CaseStatus {
    OPEN,
    ANSWERED
  }

  /** An answer to the investor. */
  @Schema(example = """
      {"text": "Called the investor and explained the fall"}
      """)
  record AnswerBody(@NotBlank @Size(max = 2000) String text) {}

  /**
   * A case.
   *
   * @param id {@code cas_…}
   * @param holdings what the investor holds
   * @param steps the last steps that the investor passed in any journey
   */
  record CaseAnswer(
      String id,
      String ownerId,
      String journey,
      String step,
      @Nullable String fundCode,
      CaseStatus status,
      Instant openedAt,
      List<Holding> holdings,
      List<Passed> steps,
      List<Answer> answers) {}
}
