package dev.tandem.test;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(TandemBackendsIT.Nothing.class)
@TandemBackends(database = "wallet")
class TandemBackendsIT {

  @Configuration
  static class Nothing {}

  static ApplicationContext first;

  @Test
  void tellsTheContextWhereTheBackendsAre(
      @Autowired ApplicationContext context,
      @Value("${spring.datasource.url}") String url,
      @Value("${spring.datasource.username}") String username,
      @Value("${rocketmq.name-server}") String nameServer) {
    assertThat(url).contains(":" + Backends.postgres().port() + "/wallet");
    assertThat(username).isEqualTo("wallet");
    assertThat(nameServer).isEqualTo(Backends.rocketMq().nameServer());
    sharesOneContext(context);
  }

  @Test
  void keepsOneContextForEqualTests(@Autowired ApplicationContext context) {
    sharesOneContext(context);
  }

  private static void sharesOneContext(ApplicationContext context) {
    if (first == null) {
      first = context;
    }
    assertThat(context).isSameAs(first);
  }
}
