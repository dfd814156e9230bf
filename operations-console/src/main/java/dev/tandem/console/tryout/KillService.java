package dev.tandem.console.tryout;

import java.util.Map;

import dev.tandem.console.suite.DemoControl;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Kills a service as a crash would; the demo starts it again. */
@Component
@Profile("demo")
class KillService {

  private final SuiteClient suite;
  private final DemoControl demo;

  KillService(SuiteClient suite, DemoControl demo) {
    this.suite = suite;
    this.demo = demo;
  }

  /** Kills {@code service}; returns the outcome as a sentence. */
  String kill(Service service) {
    Reply reply =
        suite.postTo(demo.control(), "/kill/" + service.title(), Map.of()).join();
    return switch (reply) {
      case Reply.Answered answered ->
        service.title() + " was killed and is started again. Make a payment and watch it wait.";
      case Reply.Refused refused -> "It was not killed: " + refused.detail();
      case Reply.Away away -> "There is no demo around this console that starts it again.";
    };
  }
}
