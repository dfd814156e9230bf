package dev.tandem.wallet.ledger;

import java.io.IOException;

import dev.tandem.wallet.WalletProblems;
import dev.tandem.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a posting that the books refused into a problem for the caller. */
@RestControllerAdvice
@Order(0)
class LedgerProblemAdvice {

  private final ProblemWriter problems;

  LedgerProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler(InsufficientBalanceException.class)
  void insufficientBalance(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(
        request, response, WalletProblems.INSUFFICIENT_BALANCE.because("Nothing was moved"));
  }
}
