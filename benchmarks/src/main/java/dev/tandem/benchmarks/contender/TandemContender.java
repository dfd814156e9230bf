package dev.tandem.benchmarks.contender;

import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Effects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on Tandem's starter. */
abstract class TandemContender implements Contender {

  private final Class<?> application;
  private final boolean consuming;
  private @Nullable ConfigurableApplicationContext context;

  TandemContender(Class<?> application, boolean consuming) {
    this.application = application;
    this.consuming = consuming;
  }

  @Override
  public Kind kind() {
    return Kind.TANDEM;
  }

  /** The topic has the contender's name. */
  @Override
  public void start(Environment environment, Effects effects) {
    ConfigurableApplicationContext started =
        TandemApplication.start(this, application, name(), environment, effects, consuming);
    context = started;
    started(started);
  }

  /** Called once the application runs. */
  abstract void started(ConfigurableApplicationContext running);

  static <T> T started(@Nullable T bean) {
    return Objects.requireNonNull(bean, "not started");
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
  }
}
