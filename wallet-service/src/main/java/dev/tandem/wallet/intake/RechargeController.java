package dev.tandem.wallet.intake;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.wallet.intake.RequestOutcome.Accepted;
import dev.tandem.wallet.intake.RequestOutcome.AcceptedBefore;
import dev.tandem.wallet.intake.RequestOutcome.CurrencyMismatch;
import dev.tandem.wallet.intake.RequestOutcome.KeyReused;
import dev.tandem.wallet.intake.RequestOutcome.WalletFrozen;
import dev.tandem.wallet.intake.RequestOutcome.WalletNotFound;
import dev.tandem.wallet.recharge.JdbcRechargeReads;
import dev.tandem.wallet.recharge.JdbcRechargeReads.RechargeFilter;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeAnswer;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeStatus;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.PreferWait;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.secret.FundingTokens;
import dev.tandem.web.security.Caller;
import dev.tandem.web.trace.PaymentTrail;
import dev.tandem.web.waiting.OutcomeWaiters;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RechargeController {

  private final GroupCommit<RechargeCommand, RequestOutcome> intake;
  private final JdbcRechargeReads reads;
  private final OutcomeWaiters waiters;
  private final RechargeProperties properties;
  private final PaymentTrail trail;
  private final FundingTokens tokens;

  RechargeController(
      GroupCommit<RechargeCommand, RequestOutcome> intake,
      JdbcRechargeReads reads,
      OutcomeWaiters waiters,
      RechargeProperties properties,
      PaymentTrail trail,
      FundingTokens tokens) {
    this.intake = intake;
    this.reads = reads;
    this.waiters = waiters;
    this.properties = properties;
    this.trail = trail;
    this.tokens = tokens;
  }

  @PostMapping("/v1/wallets/{id}/recharges")
  @Operation(
      summary = "Asks for a recharge: the money is taken from the bank and put into the wallet")
  ResponseEntity<RechargeAnswer> request(
      @PathVariable String id,
      @RequestBody @Valid RechargeRequest request,
      IdempotencyKey key,
      PreferWait wait) {
    var walletId = WalletIds.WALLET.parsePath(id);
    var token = FundingToken.sealed(tokens, walletId, request.fundingToken());
    var command = request.toCommand(UuidV7.next(), walletId, key, token, trail.current());
    var recharge = accepted(command, id);
    if (wait.isRequested() && !recharge.status().isOutcome()) {
      waiters.await(recharge.id(), wait.atMost());
      // Also when the time is up: it may be further than it was when it was accepted.
      recharge = reads.find(recharge.id()).orElseThrow();
    }
    var ended = wait.isRequested() && recharge.status().isTerminal();
    return answer(ended ? HttpStatus.CREATED : HttpStatus.ACCEPTED, recharge, wait);
  }

  @GetMapping("/v1/wallets/{id}/recharges")
  @Operation(summary = "Lists a wallet's recharges without their timelines, newest first")
  Page<RechargeAnswer> list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable RechargeStatus status,
      @RequestParam(required = false) @Nullable OffsetDateTime from,
      @RequestParam(required = false) @Nullable OffsetDateTime to,
      Caller caller,
      PageRequest page) {
    var walletId = WalletIds.WALLET.parsePath(id);
    if (!reads.hasWallet(walletId, caller.ownerFilter())) {
      throw WalletProblems.WALLET_NOT_FOUND.because("There is no " + id);
    }
    var before = page.startingAfter(WalletIds.RECHARGE).orElse(null);
    var found =
        reads.newest(walletId, new RechargeFilter(status, from, to), before, page.fetchLimit());
    return Page.of(page, found, recharge -> RechargeAnswer.of(recharge, List.of()));
  }

  @GetMapping("/v1/recharges/{id}")
  @Operation(summary = "Shows a recharge and what happened to it")
  RechargeAnswer get(@PathVariable String id, Caller caller) {
    return reads
        .find(WalletIds.RECHARGE.parsePath(id), caller.ownerFilter())
        .map(reads::withTimeline)
        .orElseThrow(() -> WalletProblems.RECHARGE_NOT_FOUND.because("There is no " + id));
  }

  private Recharge accepted(RechargeCommand command, String walletId) {
    return switch (intake.execute(command, properties.acceptPatience())) {
      case Accepted(var recharge) -> recharge;
      case AcceptedBefore(var recharge) -> recharge;
      case KeyReused() ->
        throw Problems.IDEMPOTENCY_KEY_REUSED.because(
            "This key was used for another amount; a new request needs a new key");
      case WalletNotFound() ->
        throw WalletProblems.WALLET_NOT_FOUND.because("There is no " + walletId);
      case WalletFrozen() ->
        throw WalletProblems.WALLET_FROZEN.because(walletId + " takes no new payment");
      case CurrencyMismatch(var expected) ->
        throw WalletProblems.CURRENCY_MISMATCH.because(
            "%s holds %s, not %s".formatted(walletId, expected, command.amount().currency()));
    };
  }

  private ResponseEntity<RechargeAnswer> answer(
      HttpStatus status, Recharge recharge, PreferWait wait) {
    var body = reads.withTimeline(recharge);
    var headers = new HttpHeaders();
    headers.setLocation(URI.create("/v1/recharges/" + body.id()));
    wait.applied(headers);
    return new ResponseEntity<>(body, headers, status);
  }
}
