package dev.tandem.web.settling;

import java.io.IOException;

import dev.tandem.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a step of settling that cannot be taken into a problem for the caller. */
@RestControllerAdvice
@Order(0)
class StepProblemAdvice {

  private final ProblemWriter problems;

  StepProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler(StepRefusedException.class)
  void refused(StepRefusedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Breaks.problem(e));
  }
}
