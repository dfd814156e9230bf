package dev.tandem.web.limit;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

class LimitPropertiesTest {

  @Test
  void leavesThreadsToRefuseWith() throws IOException {
    int served = new Binder(List.of())
        .bindOrCreate("tandem.web.limit", LimitProperties.class)
        .maxInFlight();
    Object threads = new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("tandem-service.yml"))
        .getFirst()
        .getProperty("server.tomcat.threads.max");

    assertThat(threads).asInstanceOf(INTEGER).isGreaterThan(served);
  }
}
