package dev.tandem.test;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link TandemBackends} on a test class. */
final class BackendsContextCustomizerFactory implements ContextCustomizerFactory {

  BackendsContextCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
    TandemBackends found =
        TestContextAnnotationUtils.findMergedAnnotation(testClass, TandemBackends.class);
    return found == null ? null : new BackendsContextCustomizer(found.database());
  }
}
