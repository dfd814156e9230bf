package dev.tandem.wallet.ledger;

import dev.tandem.wallet.WalletProblems;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells callers that the books refused what they asked for. */
@RestControllerAdvice
@Order(0)
class LedgerProblemAdvice {

  @ExceptionHandler(InsufficientBalanceException.class)
  void insufficientBalance(InsufficientBalanceException refused) {
    throw WalletProblems.INSUFFICIENT_BALANCE.because("Nothing was moved");
  }
}
