package dev.tandem.console.page;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tandem.console.suite.DemoControl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leads a newcomer through a demo in five steps; a step is done once its act was sent. It belongs
 * to the demo, not to a session, because two of its people act.
 */
@Component
@Profile("demo")
class FirstVisit implements HandlerInterceptor {

  /** The steps, in their order. */
  enum Step {
    BUY("Start a discount purchase and watch its life fill as it happens.", "/try", "/try/scene"),
    WAIT("Move the clock until the fund house confirms: shares are ada's.", "/try", "/try/clock"),
    MEND(
        "Break a payment with a poison message; open what failed, edit it, retry it.",
        "/try",
        "/failed/.+/retry"),
    DECIDE(
        "Send a large amount. Sign out, sign in as anna (password demo), decide its review.",
        "/reviews",
        "/reviews/.+"),
    CHECK("Check that all the money is there.", "/money", "/money/check");

    private final String words;
    private final String href;
    private final Pattern act;

    Step(String words, String href, String act) {
      this.words = words;
      this.href = href;
      this.act = Pattern.compile(act);
    }
  }

  /** The next step, as pages show it. */
  public record Hint(int number, int of, String words, String href) {}

  private final int steps;
  private final Set<Step> done = Collections.synchronizedSet(EnumSet.noneOf(Step.class));

  /** Without the demo's commands, the steps that need them are left out. */
  FirstVisit(DemoControl demo) {
    if (!demo.commands()) {
      done.addAll(List.of(Step.WAIT, Step.CHECK));
    }
    this.steps = Step.values().length - done.size();
  }

  /** The first step that is not done; empty after the last. */
  Optional<Hint> next() {
    return Arrays.stream(Step.values())
        .filter(it -> !done.contains(it))
        .findFirst()
        .map(it -> new Hint(steps - left() + 1, steps, it.words, it.href));
  }

  private int left() {
    return Step.values().length - done.size();
  }

  /** Ends the visit; nothing more is shown. */
  void skip() {
    done.addAll(EnumSet.allOf(Step.class));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("POST")) {
      for (Step step : Step.values()) {
        if (step.act.matcher(request.getRequestURI()).matches()) {
          done.add(step);
        }
      }
    }
    return true;
  }
}
