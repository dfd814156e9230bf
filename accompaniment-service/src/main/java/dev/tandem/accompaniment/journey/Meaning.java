package dev.tandem.accompaniment.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import dev.tandem.accompaniment.journey.Journey.Branch;
import dev.tandem.accompaniment.journey.Journey.Step;
import dev.tandem.accompaniment.journey.Journey.Wait;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import org.jspecify.annotations.Nullable;

/** Checks what a schema cannot: that the words of a journey fit together. */
final class Meaning {

  private final Journey journey;
  private final BiConsumer<String, String> flaw;
  private final Set<String> known = new TreeSet<>(Trigger.INVESTOR_FACTS);

  /**
   * @param flaw takes the JSON pointer of what is wrong, and what is wrong with it
   */
  Meaning(Journey journey, BiConsumer<String, String> flaw) {
    this.journey = journey;
    this.flaw = flaw;
  }

  void check() {
    trigger("/entry/event", journey.entry().event());
    checkReaches("/entry/event", journey.entry().event());
    checkFacts("/entry/when", journey.entry().when());
    checkFact("/reentry/key", journey.reentry().key());
    for (int i = 0; i < journey.exit().size(); i++) {
      var exit = journey.exit().get(i);
      checkTrigger("/exit/" + i + "/event", exit.event(), exit.same());
      checkReaches("/exit/" + i + "/event", exit.event());
      checkFact("/exit/" + i + "/same", exit.same());
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < journey.steps().size(); i++) {
      Step step = journey.steps().get(i);
      if (!ids.add(step.id())) {
        flaw.accept("/steps/" + i + "/id", "there are two steps " + step.id());
      }
      checkStep("/steps/" + i, i, step);
    }
  }

  private void checkStep(String at, int index, Step step) {
    long kinds = Stream.of(step.ask(), step.tell(), step.waiting(), step.branch())
        .filter(kind -> kind != null)
        .count();
    if (kinds != 1) {
      flaw.accept(at, step.id() + " must have one of ask, tell, wait and branch");
      return;
    }
    Wait wait = step.waiting();
    if (wait != null) {
      if (wait.event() != null) {
        checkTrigger(at + "/wait/event", wait.event(), wait.same());
      }
      checkFact(at + "/wait/same", wait.same());
      checkTarget(at + "/wait/otherwise", index, wait.otherwise());
    }
    if (step.ask() != null) {
      boolean isCase = step.ask().action() == StepReached.Action.OPEN_CASE;
      String audience = isCase ? Audience.CS : Audience.OPS;
      if (!step.ask().audience().equals(audience)) {
        flaw.accept(
            at + "/ask/audience", "%s is asked of %s".formatted(step.ask().action(), audience));
      }
    }
    if (step.tell() != null && step.tell().aboutFund()) {
      checkFact(at + "/tell/aboutFund", "fundCode");
    }
    List<Branch> branches = step.branch() == null ? List.of() : step.branch();
    for (int i = 0; i < branches.size(); i++) {
      checkFacts(at + "/branch/" + i + "/when", branches.get(i).when());
      checkTarget(at + "/branch/" + i + "/go", index, branches.get(i).go());
    }
  }

  private void trigger(String at, @Nullable String event) {
    if (event == null) {
      known.addAll(Trigger.SCHEDULED.facts());
      return;
    }
    checkTrigger(at, event, null);
    Trigger.titled(event).ifPresent(it -> known.addAll(it.facts()));
  }

  private void checkTrigger(String at, String event, @Nullable String same) {
    var trigger = Trigger.titled(event);
    if (trigger.isEmpty()) {
      flaw.accept(
          at,
          "there is no event %s, only %s"
              .formatted(event, Stream.of(Trigger.values()).map(Trigger::title).toList()));
    } else if (same != null && !trigger.get().knows(same)) {
      flaw.accept(at, "%s does not tell %s".formatted(event, same));
    }
  }

  private void checkReaches(String at, @Nullable String event) {
    if (Trigger.CONTENT_PUBLISHED.title().equals(event)) {
      flaw.accept(at, event + " is only told to those who wait for it");
    }
  }

  private void checkFacts(String at, List<String> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = Condition.parse(conditions.get(i));
      if (condition == null) {
        flaw.accept(at + "/" + i, "'%s' is no condition".formatted(conditions.get(i)));
      } else {
        checkFact(at + "/" + i, condition.fact());
      }
    }
  }

  private void checkFact(String at, @Nullable String fact) {
    if (fact != null && !known.contains(fact)) {
      flaw.accept(at, "%s is not known here, only %s".formatted(fact, known));
    }
  }

  private void checkTarget(String at, int index, @Nullable String target) {
    if (target == null || target.equals("end")) {
      return;
    }
    var found = journey.indexOf(target);
    if (found.isEmpty()) {
      flaw.accept(at, "there is no step " + target);
    } else if (found.get() <= index) {
      // So each step is reached once at most, and no instance goes round for ever.
      flaw.accept(at, target + " does not come later; let investors enter again instead");
    }
  }
}
