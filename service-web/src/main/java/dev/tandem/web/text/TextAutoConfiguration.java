package dev.tandem.web.text;

import dev.tandem.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Checks the text of every request, on the public and on the management port. */
@AutoConfiguration(afterName = "dev.tandem.web.problem.ProblemAutoConfiguration")
class TextAutoConfiguration {

  /** Runs after the body was read and before a key is claimed. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 25;

  @Bean
  FilterRegistrationBean<TextFilter> textFilter(ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new TextFilter(problems));
    registration.setOrder(ORDER);
    return registration;
  }
}
