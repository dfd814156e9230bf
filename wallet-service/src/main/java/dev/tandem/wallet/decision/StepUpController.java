package dev.tandem.wallet.decision;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.wallet.decision.StepUpOutcome.NotExpected;
import dev.tandem.wallet.decision.StepUpOutcome.NotFound;
import dev.tandem.wallet.decision.StepUpOutcome.Proven;
import dev.tandem.wallet.decision.StepUpOutcome.WrongCode;
import dev.tandem.wallet.recharge.JdbcRechargeReads;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeAnswer;
import dev.tandem.web.PreferWait;
import dev.tandem.web.security.Caller;
import dev.tandem.web.waiting.OutcomeWaiters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StepUpController {

  private final ProveOwner provingOwner;
  private final JdbcRechargeReads reads;
  private final OutcomeWaiters waiters;

  StepUpController(ProveOwner provingOwner, JdbcRechargeReads reads, OutcomeWaiters waiters) {
    this.provingOwner = provingOwner;
    this.reads = reads;
    this.waiters = waiters;
  }

  @PostMapping("/v1/recharges/{id}/step-up")
  @Operation(summary = "Proves by a one-time code that the owner asked for the recharge")
  ResponseEntity<RechargeAnswer> prove(
      @PathVariable String id,
      @RequestBody @Valid StepUpRequest request,
      Caller caller,
      PreferWait wait) {
    var rechargeId = WalletIds.RECHARGE.parsePath(id);
    return switch (provingOwner.prove(rechargeId, caller.sub(), request.code())) {
      case Proven(var recharge) -> proven(recharge, wait);
      case WrongCode(var triesLeft) ->
        throw WalletProblems.STEP_UP_FAILED.because(
            triesLeft > 0
                ? "The code is wrong, %s more may be tried".formatted(triesLeft)
                : "The code is wrong, and it was the last try: the recharge is rejected");
      case NotExpected(var status) ->
        throw WalletProblems.STEP_UP_NOT_EXPECTED.because("%s is %s".formatted(id, status));
      case NotFound() -> throw WalletProblems.RECHARGE_NOT_FOUND.because("There is no " + id);
    };
  }

  private ResponseEntity<RechargeAnswer> proven(Recharge recharge, PreferWait wait) {
    var now = recharge;
    if (wait.isRequested()) {
      waiters.await(recharge.id(), wait.atMost());
      now = reads.find(recharge.id()).orElseThrow();
    }
    return ResponseEntity.ok().headers(wait::applied).body(reads.withTimeline(now));
  }

  /** The request's body. */
  @Schema(example = """
      {"code": "418203"}
      """)
  record StepUpRequest(@NotBlank @Size(max = 32) String code) {

    /** The code must not reach a log. */
    @Override
    public String toString() {
      return "StepUpRequest[code hidden]";
    }
  }
}
