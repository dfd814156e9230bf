package dev.tandem.ledger.bankstatement;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.ledger.camt.Flaw;
import dev.tandem.web.IdFormat;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.limit.LargeBody;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the bank's files from operators, and shows those taken and refused. */
@RestController
class BankStatementController {

  static final ProblemType STATEMENT_INVALID =
      ProblemType.of("statement-invalid", 422, "The file is no statement that can be imported");

  private static final IdFormat STATEMENT = new IdFormat("bst", Problems.NOT_FOUND);

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final JdbcBankStatements statements;
  private final ImportStatements importing;

  BankStatementController(JdbcBankStatements statements, ImportStatements importing) {
    this.statements = statements;
    this.importing = importing;
  }

  @Operation(summary = "Imports a file of the bank, whole or not at all")
  @ApiResponse(responseCode = "201", description = "Imported", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "200",
      description = "The same file was imported before",
      useReturnTypeSchema = true)
  @RequestBody(
      required = true,
      description = "A camt.053.001.08",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_XML_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @PostMapping(path = "/v1/bank-statements", consumes = MediaType.APPLICATION_XML_VALUE)
  ResponseEntity<StatementsAnswer> bring(HttpServletRequest request, Caller caller)
      throws IOException {
    var body = LargeBody.of(request)
        .orElseThrow(() -> new IllegalStateException("Large bodies are not configured"));
    return switch (importing.take(body.sha256(), body::getInputStream, caller.sub())) {
      case ImportOutcome.Imported(var taken) ->
        ResponseEntity.status(HttpStatus.CREATED).body(StatementsAnswer.of(taken));
      case ImportOutcome.Known(var known) -> ResponseEntity.ok(StatementsAnswer.of(known));
      case ImportOutcome.Refused(var flaw, var detail) ->
        throw (flaw.equals(Flaw.CARD_NUMBER.name())
                ? Problems.CARD_NUMBER_REFUSED
                : STATEMENT_INVALID)
            .because(flaw + ": " + detail);
    };
  }

  @GetMapping("/v1/bank-statements")
  @Operation(summary = "Lists the statements that were imported, newest first")
  Page<StatementAnswer> list(PageRequest page) {
    var found = statements.find(page.startingAfter(STATEMENT), page.fetchLimit());
    return Page.of(page, found, StatementAnswer::of);
  }

  /** Lists the newest files of which nothing was taken, and why. */
  @GetMapping("/v1/bank-statements/refused")
  @Operation(summary = "Lists the files that were refused, newest first")
  Page<RefusedFile> refused() {
    return new Page<>(statements.refused(PageRequest.MAX_LIMIT), false);
  }

  /** The bytes themselves, as they came; of a long file the first. */
  @GetMapping(
      path = "/v1/bank-statements/refused/{sha256}",
      produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(summary = "Hands out what is kept of a file that was refused")
  ResponseEntity<byte[]> content(@PathVariable String sha256) {
    var content = Optional.of(sha256)
        .filter(it -> SHA_256.matcher(it).matches())
        .flatMap(statements::content)
        .orElseThrow(() -> Problems.NOT_FOUND.because("No such file is kept"));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + ".xml\"")
        .body(content);
  }

  /** One account on one day. */
  record StatementAnswer(
      String id,
      String account,
      String currency,
      long sequence,
      LocalDate businessDate,
      int entries,
      long openingMinor,
      long closingMinor) {

    static StatementAnswer of(BankStatement statement) {
      return new StatementAnswer(
          STATEMENT.format(statement.id()),
          statement.account(),
          statement.currency(),
          statement.sequence(),
          statement.businessDate(),
          statement.entries(),
          statement.openingMinor(),
          statement.closingMinor());
    }
  }

  /**
   * The first statement of a file, which is the only one of most.
   *
   * @param further the others, such as those of other currencies
   */
  record StatementsAnswer(
      String id,
      String account,
      String currency,
      long sequence,
      LocalDate businessDate,
      int entries,
      long openingMinor,
      long closingMinor,
      List<StatementAnswer> further) {

    static StatementsAnswer of(List<BankStatement> statements) {
      var first = StatementAnswer.of(statements.getFirst());
      return new StatementsAnswer(
          first.id(),
          first.account(),
          first.currency(),
          first.sequence(),
          first.businessDate(),
          first.entries(),
          first.openingMinor(),
          first.closingMinor(),
          statements.stream().skip(1).map(StatementAnswer::of).toList());
    }
  }
}
