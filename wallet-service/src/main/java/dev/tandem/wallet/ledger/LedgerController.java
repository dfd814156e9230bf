package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.wallet.ledger.JdbcPostingReads.PostedLine;
import dev.tandem.wallet.ledger.JdbcPostingReads.Turnover;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

@RestController
class LedgerController {

  private final JdbcPostingReads reads;

  LedgerController(JdbcPostingReads reads) {
    this.reads = reads;
  }

  @GetMapping("/v1/wallets/{id}/postings")
  @Operation(summary = "Lists a wallet's postings, newest first")
  Page<PostingAnswer> postings(@PathVariable String id, Caller caller, PageRequest page) {
    var accountId = reads
        .availableAccountOf(WalletIds.WALLET.parsePath(id), caller.ownerFilter())
        .orElseThrow(() -> WalletProblems.WALLET_NOT_FOUND.because("There is no " + id));
    var before = page.startingAfter(WalletIds.POSTING)
        .map(postingId -> reads
            .sequenceOf(postingId, accountId)
            .orElseThrow(() -> WalletProblems.POSTING_NOT_FOUND.because(
                "%s has no %s".formatted(id, page.startingAfter()))))
        .orElse(Long.MAX_VALUE);
    return Page.of(page, reads.latest(accountId, before, page.fetchLimit()), PostingAnswer::of);
  }

  @GetMapping("/v1/trial-balance")
  @Operation(summary = "Sums up all accounts, for each currency")
  List<TrialBalance> trialBalance() {
    return reads.turnover().stream()
        .collect(groupingBy(Turnover::currency, TreeMap::new, toList()))
        .values()
        .stream()
        .map(TrialBalance::of)
        .toList();
  }

  /**
   * A posting on a wallet.
   *
   * @param amountMinor positive where the wallet got it
   * @param reference the cause of the movement
   */
  record PostingAnswer(
      String id,
      String journalId,
      JournalKind kind,
      long amountMinor,
      String currency,
      long balanceAfterMinor,
      Instant effectiveAt,
      String reference) {

    static PostingAnswer of(PostedLine line) {
      var referenceFormat = switch (line.kind()) {
        case RECHARGE -> WalletIds.RECHARGE;
        case PURCHASE_RECHARGE, PURCHASE, HOLD, CAPTURE, RELEASE, SUBSCRIPTION, PURCHASE_REVERSAL ->
          WalletIds.ORDER;
      };
      return new PostingAnswer(
          WalletIds.POSTING.format(line.id()),
          WalletIds.JOURNAL.format(line.journalId()),
          line.kind(),
          line.amountMinor(),
          line.currency(),
          line.balanceAfterMinor(),
          line.effectiveAt(),
          referenceFormat.format(line.referenceId()));
    }
  }

  /**
   * The sums of all postings in one currency.
   *
   * @param balanced whether debits and credits are equal; if not, somebody has to look into it at
   *     once
   * @param accounts the same by kind of account
   */
  record TrialBalance(
      String currency, long debitMinor, long creditMinor, boolean balanced, List<Line> accounts) {

    static TrialBalance of(List<Turnover> lines) {
      var debitMinor = lines.stream().mapToLong(Turnover::debitMinor).sum();
      var creditMinor = lines.stream().mapToLong(Turnover::creditMinor).sum();
      return new TrialBalance(
          lines.getFirst().currency(),
          debitMinor,
          creditMinor,
          debitMinor == creditMinor,
          lines.stream()
              .map(line -> new Line(line.kind(), line.debitMinor(), line.creditMinor()))
              .toList());
    }

    record Line(AccountKind kind, long debitMinor, long creditMinor) {}
  }
}
