package dev.tandem.accompaniment.content;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.content.Content.Decision;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.security.Caller;
import dev.tandem.web.settling.Breaks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes contents from research, decisions from compliance, and publishes for operations. */
@RestController
@RequestMapping("/v1/contents")
class ContentController {

  private final JdbcContents contents;
  private final DecideContents deciding;

  ContentController(JdbcContents contents, DecideContents deciding) {
    this.contents = contents;
    this.deciding = deciding;
  }

  @GetMapping
  @Operation(summary = "Lists contents with the decisions on them, newest first")
  Page<ContentAnswer> list(
      @RequestParam(required = false) @Nullable ContentStatus status, PageRequest page) {
    var found =
        contents.find(status, page.startingAfter(AccompanimentIds.CONTENT), page.fetchLimit());
    return Page.of(page, found, ContentAnswer::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows a content with the decisions on it")
  ContentAnswer get(@PathVariable String id) {
    return contents
        .find(AccompanimentIds.CONTENT.parsePath(id))
        .map(ContentAnswer::of)
        .orElseThrow(() -> unknown(id));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Writes a draft")
  ResponseEntity<ContentAnswer> write(@Valid @RequestBody ContentBody body, Caller caller) {
    var written =
        deciding.write(body.title(), body.body(), body.audience(), body.fundCode(), caller.sub());
    if (written == null) {
      throw AccompanimentIds.CONTENT_UNSUITABLE.because("No NAV has told the fund's risk level");
    }
    var answer = ContentAnswer.of(written);
    return ResponseEntity.created(URI.create("/v1/contents/" + answer.id())).body(answer);
  }

  @PostMapping("/{id}/submission")
  @Operation(summary = "Submits a draft to compliance, if its words break no rule")
  ContentAnswer submit(@PathVariable String id, Caller caller) {
    return decide(id, ContentAct.SUBMIT, caller, List.of());
  }

  @PostMapping("/{id}/review")
  @Operation(summary = "Approves or refuses a content that somebody else wrote")
  ContentAnswer review(
      @PathVariable String id, @Valid @RequestBody ReviewBody body, Caller caller) {
    var act = body.decision() == ReviewDecision.APPROVE ? ContentAct.APPROVE : ContentAct.REFUSE;
    var reasons = Objects.requireNonNullElse(body.reasons(), List.<String>of());
    if (act == ContentAct.REFUSE && reasons.isEmpty()) {
      throw AccompanimentIds.REASONS_MISSING.because("Whoever refuses says why");
    }
    return decide(id, act, caller, reasons);
  }

  @PostMapping("/{id}/publication")
  @Operation(summary = "Publishes a content that somebody else has approved")
  ContentAnswer publish(@PathVariable String id, Caller caller) {
    return decide(id, ContentAct.PUBLISH, caller, List.of());
  }

  private ContentAnswer decide(String id, ContentAct act, Caller caller, List<String> reasons) {
    var contentId = AccompanimentIds.CONTENT.parsePath(id);
    return switch (deciding.decide(contentId, act, caller.sub(), reasons)) {
      case DecideContents.Outcome.Decided(var content) -> ContentAnswer.of(content);
      case DecideContents.Outcome.NotOpen(var status) ->
        throw AccompanimentIds.CONTENT_NOT_OPEN.because("It is " + status);
      case DecideContents.Outcome.SamePerson() ->
        throw Breaks.SELF_APPROVAL.because("Somebody else has to do this");
      case DecideContents.Outcome.Unsuitable(var flaws) ->
        throw AccompanimentIds.CONTENT_UNSUITABLE.because(String.join("; ", flaws));
      case DecideContents.Outcome.Unknown() -> throw unknown(id);
    };
  }

  private static RuntimeException unknown(String id) {
    return AccompanimentIds.CONTENT_NOT_FOUND.because("There is no " + id);
  }

  /** What compliance may decide. */
  enum ReviewDecision {
    APPROVE,
    REFUSE
  }

  /**
   * A draft.
   *
   * @param fundCode the fund it is about, if it is about one
   * @param audience the investors it is for, as journeys call them
   */
  @Schema(example = """
      {"title": "A quiet week", "body": "Markets were calm.", "audience": "newcomers"}
      """)
  record ContentBody(
      @NotBlank @Size(max = 200) String title,
      @NotBlank @Size(max = 5000) String body,
      @Size(min = 1, max = 64) @Nullable String fundCode,
      @NotBlank @Size(max = 64) String audience) {}

  /**
   * Compliance's decision.
   *
   * @param reasons why, for the author and for later readers
   */
  @Schema(example = """
      {"decision": "REFUSE", "reasons": ["It promises a return"]}
      """)
  record ReviewBody(
      @NotNull ReviewDecision decision,
      @Size(max = 20) @Nullable List<@NotBlank @Size(max = 1000) String> reasons) {}

  /**
   * A content.
   *
   * @param id {@code cnt_…}
   * @param fundRiskLevel the level of its fund, 0 without one
   */
  record ContentAnswer(
      String id,
      String title,
      String body,
      @Nullable String fundCode,
      int fundRiskLevel,
      String audience,
      String author,
      ContentStatus status,
      Instant createdAt,
      List<Decision> decisions) {

    static ContentAnswer of(Content content) {
      var draft = content.draft();
      return new ContentAnswer(
          AccompanimentIds.CONTENT.format(draft.id()),
          draft.title(),
          draft.body(),
          draft.fundCode(),
          draft.fundRiskLevel(),
          draft.audience(),
          draft.author(),
          content.status(),
          draft.createdAt(),
          content.decisions());
    }
  }
}
