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
      unlessTold(context, "tandem.web.security.issuer", TestIssuer.shared().url());
      // Tests play many people with few names.
      unlessTold(context, "tandem.web.rate.investor.requests", "1000000");
      unlessTold(context, "tandem.web.rate.subject.requests", "1000000");
      unlessTold(context, "tandem.web.rate.code.requests", "1000");
    }

    private static void unlessTold(
        ConfigurableApplicationContext context, String property, String value) {
      if (!context.getEnvironment().containsProperty(property)) {
        TestPropertyValues.of(property + "=" + value).applyTo(context);
      }
    }
  }
}
