package dev.tandem.web.test;

import java.util.List;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Makes every service that a test starts trust the test's issuer. */
class TrustTheTestIssuer implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return new IssuerProperty();
  }

  /** Equal to every other, so that contexts are still shared. */
  private record IssuerProperty() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      if (!context.getEnvironment().containsProperty("tandem.web.security.issuer")) {
        TestPropertyValues.of(
                "tandem.web.security.issuer=" + TestIssuer.shared().url())
            .applyTo(context);
      }
    }
  }
}
