package dev.tandem.console.money;

import java.util.Map;

import dev.tandem.console.suite.DemoControl;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Has the demo compare the books of all parts, the bank's and the fund house's included. */
@Component
@Profile("demo")
class CheckBooks {

  private final SuiteClient suite;
  private final DemoControl demo;

  CheckBooks(SuiteClient suite, DemoControl demo) {
    this.suite = suite;
    this.demo = demo;
  }

  /** Whether anything around the console can compare them. */
  boolean isOffered() {
    return demo.commands();
  }

  Reply check() {
    return suite.postTo(demo.control(), "/check", Map.of()).join();
  }
}
