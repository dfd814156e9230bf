package dev.tandem.web.proof;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** The endpoint of services that say where their money is told. */
@AutoConfiguration
public class MovedMoneyAutoConfiguration {

  @Bean
  @ConditionalOnBean(MovedMoney.class)
  MovedMoneyEndpoint movedMoneyEndpoint(MovedMoney money) {
    return new MovedMoneyEndpoint(money);
  }
}
