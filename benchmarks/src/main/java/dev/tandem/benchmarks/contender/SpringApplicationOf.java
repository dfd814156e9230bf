package dev.tandem.benchmarks.contender;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Effects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a contender's Spring Boot application on the shared servers. */
final class SpringApplicationOf {

  private SpringApplicationOf() {}

  /**
   * Starts {@code configuration}.
   *
   * @param library the packages of the library whose auto-configuration it gets
   * @param beans further beans of the application
   */
  static ConfigurableApplicationContext start(
      Contender contender,
      Class<?> configuration,
      String library,
      Environment environment,
      Effects effects,
      Map<String, Object> properties,
      Object... beans) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("spring.application.name", contender.name());
    all.put("spring.flyway.enabled", "false");
    all.put("spring.main.log-startup-info", "false");
    all.put("logging.level.root", System.getProperty("benchmarks.log", "OFF"));
    all.put(OnlyItsOwn.PROPERTY, library);
    all.putAll(properties);
    return new SpringApplicationBuilder(configuration)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .properties(all)
        .initializers(context -> {
          // As singletons of others: the context must not close what it did not make.
          context
              .getBeanFactory()
              .registerSingleton("dataSource", environment.database(contender.name()));
          context.getBeanFactory().registerSingleton("effects", effects);
          for (Object bean : beans) {
            context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean);
          }
        })
        .run();
  }
}
