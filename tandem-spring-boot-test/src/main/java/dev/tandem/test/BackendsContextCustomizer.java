package dev.tandem.test;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Starts the backends before a context and gives it their addresses. A record, so that equal
 * annotations share one cached context.
 */
record BackendsContextCustomizer(String database) implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    PostgresServer.Database fresh = Backends.postgres().freshDatabase(database);
    MapPropertySource backends = new MapPropertySource(
        "tandemBackends",
        Map.of(
            "spring.datasource.url", fresh.url(),
            "spring.datasource.username", fresh.username(),
            "spring.datasource.password", fresh.password(),
            "rocketmq.name-server", Backends.rocketMq().nameServer()));
    MutablePropertySources sources = context.getEnvironment().getPropertySources();
    String ofTheTest = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
    if (sources.contains(ofTheTest)) {
      sources.addAfter(ofTheTest, backends);
    } else {
      sources.addFirst(backends);
    }
  }
}
