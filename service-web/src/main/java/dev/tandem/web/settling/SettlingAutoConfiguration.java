package dev.tandem.web.settling;

import dev.tandem.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Answers steps of settling that cannot be taken. */
@AutoConfiguration
class SettlingAutoConfiguration {

  @Bean
  StepProblemAdvice stepProblemAdvice(ProblemWriter problems) {
    return new StepProblemAdvice(problems);
  }
}
