package dev.tandem.ledger.breaks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import dev.tandem.web.settling.Breaks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators and approvers settle breaks with the bank. */
@RestController
class BreakController {

  private final JdbcBreaks breaks;
  private final JdbcBreakActs acts;
  private final SettleBreaks settling;
  private final Clock clock;

  BreakController(JdbcBreaks breaks, JdbcBreakActs acts, SettleBreaks settling, Clock clock) {
    this.breaks = breaks;
    this.acts = acts;
    this.settling = settling;
    this.clock = clock;
  }

  @GetMapping("/v1/breaks")
  @Operation(summary = "Lists the breaks with the bank, newest first")
  Page<BreakAnswer> list(
      @RequestParam(required = false) BankBreak.@Nullable Status status,
      @RequestParam(required = false) @Nullable BreakType type,
      PageRequest page) {
    var found = breaks.find(
        new JdbcBreaks.Wanted(status, type), page.startingAfter(Breaks.ID), page.fetchLimit());
    var today = LocalDate.now(clock);
    return Page.of(page, found, it -> BreakAnswer.of(it, today));
  }

  @GetMapping("/v1/breaks/{id}")
  @Operation(summary = "Shows a break with its evidence and all that was done about it")
  BreakAnswer get(@PathVariable String id) {
    var breakId = Breaks.ID.parsePath(id);
    var found =
        breaks.find(breakId).orElseThrow(() -> Breaks.NOT_FOUND.because("There is no " + id));
    return BreakAnswer.of(
        found,
        LocalDate.now(clock),
        breaks.evidence(breakId).orElse(null),
        acts.all().of(breakId));
  }

  /** Takes the break: the caller looks after it from now on. */
  @PostMapping("/v1/breaks/{id}/owner")
  @Operation(summary = "Makes the caller the one who looks after the break")
  BreakAnswer take(@PathVariable String id, Caller caller) {
    settling.take(Breaks.ID.parsePath(id), caller.sub());
    return get(id);
  }

  @PostMapping("/v1/breaks/{id}/notes")
  @Operation(summary = "Writes a note about the break")
  BreakAnswer note(@PathVariable String id, @Valid @RequestBody NoteBody body, Caller caller) {
    settling.note(Breaks.ID.parsePath(id), caller.sub(), body.note());
    return get(id);
  }

  @PostMapping("/v1/breaks/{id}/resolution")
  @Operation(summary = "Proposes how to settle the break")
  BreakAnswer propose(
      @PathVariable String id, @Valid @RequestBody ResolutionBody body, Caller caller) {
    var entries = body.entries() == null ? List.<String>of() : body.entries();
    var with = entries.stream()
        .map(entry -> Breaks.ID
            .parse(entry)
            .orElseThrow(() -> new ProblemException(
                Problems.INVALID_REQUEST, "/entries: Must be ids of breaks, brk_...")))
        .distinct()
        .toList();
    settling.propose(
        Breaks.ID.parsePath(id),
        new BankBreak.Proposal(body.action(), with, caller.sub()),
        body.note());
    return get(id);
  }

  @PostMapping("/v1/breaks/{id}/withdrawal")
  @Operation(summary = "Takes back what the caller has proposed, before anybody decided on it")
  BreakAnswer withdraw(
      @PathVariable String id, @Valid @RequestBody WithdrawalBody body, Caller caller) {
    settling.withdraw(Breaks.ID.parsePath(id), caller.sub(), body.note());
    return get(id);
  }

  @PostMapping("/v1/breaks/{id}/approval")
  @Operation(summary = "Approves or rejects what another person has proposed")
  BreakAnswer decide(
      @PathVariable String id, @Valid @RequestBody ApprovalBody body, Caller caller) {
    settling.decide(Breaks.ID.parsePath(id), body.decision(), caller.sub(), body.note());
    return get(id);
  }

  @Schema(example = """
      {"note": "The bank looks for it"}""")
  record NoteBody(@NotBlank @Size(max = 1000) String note) {}

  /**
   * @param entries other breaks that are settled by the same journal
   * @param note why, for whoever approves
   */
  @Schema(example = """
      {"action": "ADJUST", "note": "The bank sends it back"}""")
  record ResolutionBody(
      @NotNull BreakResolution action,
      @Size(max = 50) @Nullable List<@NotNull String> entries,
      @NotBlank @Size(max = 1000) String note) {}

  @Schema(example = """
      {"note": "The bank has called"}""")
  record WithdrawalBody(@Size(max = 1000) @Nullable String note) {}

  @Schema(example = """
      {"decision": "APPROVE", "note": "As the bank's letter says"}""")
  record ApprovalBody(
      @NotNull SettleBreaks.Decision decision,
      @Size(max = 1000) @Nullable String note) {}
}
