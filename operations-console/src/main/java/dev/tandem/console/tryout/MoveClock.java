package dev.tandem.console.tryout;

import java.util.Map;

import dev.tandem.console.suite.DemoControl;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the suite's time. */
@Component
@Profile("demo")
class MoveClock {

  private final SuiteClient suite;
  private final DemoControl demo;

  MoveClock(SuiteClient suite, DemoControl demo) {
    this.suite = suite;
    this.demo = demo;
  }

  /** Moves the time a day ahead; returns the outcome as a sentence. */
  String toNextDay() {
    Reply reply = suite
        .postTo(demo.control(), "/clock/advance", Map.of("duration", "PT24H"))
        .join();
    return switch (reply) {
      case Reply.Answered answered ->
        "It is a day later now; the fund house confirms on trading days.";
      case Reply.Refused refused -> "The time was not moved: " + refused.detail();
      case Reply.Away away -> "There is no demo around this console to move the time of.";
    };
  }
}
