package dev.tandem.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows journals. */
@RestController
class JournalController {

  private final JdbcJournalReads reads;

  JournalController(JdbcJournalReads reads) {
    this.reads = reads;
  }

  @GetMapping("/v1/journals")
  @Operation(summary = "Lists journals, oldest first")
  Page<JournalAnswer> journals(
      @RequestParam(required = false) @Nullable String reference,
      @RequestParam(required = false) @Nullable String eventId,
      @RequestParam(required = false) @Nullable LocalDate businessDate,
      PageRequest page) {
    var wanted = new JdbcJournalReads.Wanted(
        reference, eventId == null ? null : causeOf(eventId), businessDate);
    var found = reads.find(wanted, page.startingAfter(LedgerIds.JOURNAL), page.fetchLimit());
    return Page.of(page, found, JournalAnswer::of);
  }

  private static UUID causeOf(String eventId) {
    return LedgerIds.EVENT
        .parse(eventId)
        .or(() -> LedgerIds.EVENT.parse("evt_" + eventId))
        .orElseThrow(() -> Problems.INVALID_REQUEST.because("eventId must be an id such as evt_…"));
  }

  /**
   * A journal with its place in the chain.
   *
   * @param eventId what caused it
   * @param effectiveAt when it happened
   * @param hash of what it says and of {@code previousHash}, in hexadecimal
   */
  record JournalAnswer(
      String id,
      JournalKind kind,
      LocalDate businessDate,
      Instant effectiveAt,
      Instant postedAt,
      String eventId,
      String reference,
      String description,
      List<LineAnswer> lines,
      String hash,
      String previousHash) {

    static JournalAnswer of(JdbcJournalReads.Read read) {
      var journal = read.journal();
      var kind = JournalKind.valueOf(journal.kind());
      return new JournalAnswer(
          LedgerIds.JOURNAL.format(journal.id()),
          kind,
          journal.businessDate(),
          journal.effectiveAt(),
          journal.postedAt(),
          LedgerIds.EVENT.format(journal.causeId()),
          journal.reference(),
          kind.description(),
          journal.lines().stream().map(LineAnswer::of).toList(),
          read.hash(),
          journal.link().previousHash());
    }
  }

  /** One of the amounts is zero. */
  record LineAnswer(String account, long debitMinor, long creditMinor, String currency) {

    static LineAnswer of(PostedJournal.PostedLine line) {
      var amount = line.amountMinor();
      return new LineAnswer(
          line.account(), Math.max(-amount, 0), Math.max(amount, 0), line.currency());
    }
  }
}
