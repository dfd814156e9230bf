package dev.tandem.ledger.breaks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import dev.tandem.web.security.Role;
import dev.tandem.web.settling.Breaks;
import dev.tandem.web.settling.StepRefusedException;
import dev.tandem.web.text.CardNumbers;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Breaks by the hundred: a sheet goes out, people fill in {@code action} and {@code note}, or
 * {@code decision}, and it comes back.
 */
@RestController
class BreakSheetController {

  private static final String CSV = "text/csv";
  private static final int MOST = 1_000;

  private final JdbcBreaks breaks;
  private final SettleBreaks settling;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BreakSheetController(
      JdbcBreaks breaks,
      SettleBreaks settling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.breaks = breaks;
    this.settling = settling;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The newest breaks that are not settled. */
  @GetMapping(path = "/v1/breaks.csv", produces = CSV)
  @Operation(summary = "Hands out the breaks that are not settled as a sheet")
  String sheet() {
    var today = LocalDate.now(clock);
    var sheet = new StringBuilder(BreakSheet.header());
    breaks
        .unsettled(MOST)
        .forEach(found -> sheet.append(BreakSheet.line(BreakAnswer.of(found, today))));
    return sheet.toString();
  }

  /** Takes every row or, if one is refused, none; returns the outcome of each. */
  @PostMapping(path = "/v1/breaks.csv", consumes = CSV)
  @Operation(summary = "Takes a sheet with proposals and decisions, whole or not at all")
  SheetAnswer take(@RequestBody String sheet, Caller caller) {
    if (CardNumbers.isIn(sheet)) {
      throw Problems.CARD_NUMBER_REFUSED.because("A field looks like a payment card number");
    }
    var rows = BreakSheet.rows(sheet);
    if (rows.isEmpty() || rows.size() > MOST || !rows.getFirst().containsKey("id")) {
      throw new ProblemException(
          Problems.INVALID_REQUEST,
          "A sheet has a header with the column id, and from 1 to %s rows".formatted(MOST));
    }
    var results = transaction.execute(status -> {
      var done = new ArrayList<RowAnswer>();
      for (var row : rows) {
        done.add(taken(done.size() + 1, row, caller));
      }
      if (done.stream().anyMatch(it -> it.result() == Result.REFUSED)) {
        status.setRollbackOnly();
      }
      return done;
    });
    return new SheetAnswer(
        results.stream().noneMatch(it -> it.result() == Result.REFUSED), results);
  }

  private RowAnswer taken(int number, Map<String, String> row, Caller caller) {
    var id = row.getOrDefault("id", "");
    try {
      return new RowAnswer(number, id, result(id, row, caller), null);
    } catch (ProblemException problem) {
      return refused(number, id, problem);
    } catch (StepRefusedException refused) {
      return refused(number, id, Breaks.problem(refused));
    }
  }

  private static RowAnswer refused(int number, String id, ProblemException problem) {
    return new RowAnswer(
        number, id, Result.REFUSED, problem.type().code() + ": " + problem.detail());
  }

  private Result result(String id, Map<String, String> row, Caller caller) {
    var breakId = Breaks.ID.parsePath(id);
    var note = note(row);
    var decision = choice(SettleBreaks.Decision.class, "decision", row);
    if (decision.isPresent()) {
      caller.require(Role.APPROVER);
      settling.decide(breakId, decision.get(), caller.sub(), note.isEmpty() ? null : note);
      return Result.DECIDED;
    }
    // The sheet went out with what is proposed already; only with a note is it something new.
    var action = choice(BreakResolution.class, "action", row);
    if (action.isEmpty() || note.isEmpty()) {
      return Result.UNCHANGED;
    }
    caller.require(Role.OPERATOR);
    var with = Arrays.stream(row.getOrDefault("entries", "").split(" "))
        .filter(entry -> !entry.isEmpty())
        .map(Breaks.ID::parsePath)
        .toList();
    settling.propose(breakId, new BankBreak.Proposal(action.get(), with, caller.sub()), note);
    return Result.PROPOSED;
  }

  private static String note(Map<String, String> row) {
    var note = row.getOrDefault("note", "");
    if (note.length() > 1_000 || note.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          Problems.INVALID_REQUEST, "note: At most 1000 characters, and no control characters");
    }
    return note;
  }

  private static <E extends Enum<E>> Optional<E> choice(
      Class<E> type, String column, Map<String, String> row) {
    var text = row.getOrDefault(column, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new ProblemException(
            Problems.INVALID_REQUEST,
            "%s: Must be one of %s".formatted(column, Arrays.toString(type.getEnumConstants())))));
  }

  /** The outcome of a row. */
  enum Result {
    PROPOSED,
    DECIDED,
    UNCHANGED,
    REFUSED
  }

  /**
   * @param applied whether the rows have taken effect: all of them, or none
   */
  record SheetAnswer(boolean applied, List<RowAnswer> rows) {}

  /**
   * @param row counts from 1, below the header
   * @param reason why the row is refused
   */
  record RowAnswer(
      int row, String id, Result result, @Nullable String reason) {}
}
