package dev.tandem.system.architecture.violation;

import dev.tandem.web.problem.ProblemType;
import org.springframework.stereotype.Service;

/** Breaks a rule on purpose: a use case that knows the answers of the web. */
@Service
class AnswersWithAProblem {

  void refuse() {
    throw ProblemType.of("refused", 409, "It is refused").because("A use case says so");
  }
}
