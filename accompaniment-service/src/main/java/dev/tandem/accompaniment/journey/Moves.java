package dev.tandem.accompaniment.journey;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.accompaniment.journey.Instance.State;
import dev.tandem.accompaniment.journey.Journey.Branch;
import dev.tandem.accompaniment.journey.Journey.Step;
import dev.tandem.accompaniment.journey.Journey.Tell;
import dev.tandem.accompaniment.journey.Journey.Wait;
import dev.tandem.accompaniment.journey.Passed.Result;

/**
 * Moves instances of one journey on until they wait or end. It changes nothing but what it returns,
 * so a simulation is the same code.
 */
public final class Moves {

  private static final String END = "end";

  private final Journey journey;
  private final Person person;
  private final Supplier<List<Tellable>> published;
  private final Instant present;

  /**
   * @param published what may be told; asked for where something is to be told
   * @param present nothing is told before it: journeys may hear later of what happened
   */
  public Moves(
      Journey journey, Person person, Supplier<List<Tellable>> published, Instant present) {
    this.journey = journey;
    this.person = person;
    this.published = published;
    this.present = present;
  }

  /** An instance after its move, and the steps it passed. */
  public record Moved(Instance instance, List<Passed> passed) {}

  /** Why {@code happening} lets nobody in; empty if it does. */
  public static Optional<String> refusal(Journey journey, Happening happening, Person person) {
    if (journey.entry().trigger() != happening.trigger()) {
      return Optional.of("it begins with " + journey.entry().trigger().title());
    }
    if (happening.trigger() == Trigger.SCHEDULED
        && !journey.journey().equals(happening.facts().get("journey"))) {
      return Optional.of("another journey's schedule");
    }
    Map<String, String> facts = facts(happening.facts(), person);
    return journey.entry().when().stream()
        .filter(condition -> !holds(condition, facts))
        .findFirst()
        .map(condition -> "not so: " + condition);
  }

  /** The business key of an instance that {@code happening} begins. */
  public static String key(Journey journey, Happening happening) {
    String fact = journey.reentry().key();
    return fact == null ? "" : happening.facts().getOrDefault(fact, "");
  }

  /** Begins an instance. */
  public Moved begin(UUID id, Happening happening) {
    Instance begun = new Instance(
        id,
        journey.journey(),
        journey.version(),
        person.ownerId(),
        key(journey, happening),
        State.WAITING,
        journey.steps().getFirst().id(),
        null,
        "",
        null,
        happening.facts(),
        happening.at(),
        null);
    List<Passed> passed = new ArrayList<>();
    return new Moved(walk(begun, 0, happening.at(), passed), passed);
  }

  /** Moves {@code instance} on because of {@code happening}; empty if it is not concerned. */
  public Optional<Moved> happened(Instance instance, Happening happening) {
    if (isForOthers(instance, happening)) {
      return Optional.empty();
    }
    boolean exits = instance.state() == State.WAITING
        && journey.exit().stream()
            .anyMatch(exit -> exit.event().equals(happening.trigger().title())
                && (exit.same() == null || same(exit.same(), instance.facts(), happening.facts())));
    if (exits) {
      return Optional.of(new Moved(
          instance.ended(State.EXITED, instance.step(), happening.at()),
          List.of(passed(instance.step(), Result.EXITED, happening.at()))));
    }
    if (!instance.waitsFor(happening) || !hasWaitingKey(instance, happening)) {
      return Optional.empty();
    }
    List<Passed> passed = new ArrayList<>();
    passed.add(passed(instance.step(), Result.HAPPENED, happening.at()));
    return Optional.of(new Moved(walk(instance, at(instance) + 1, happening.at(), passed), passed));
  }

  /** Moves an instance on whose time has come. */
  public Moved due(Instance instance, Instant now) {
    List<Passed> passed = new ArrayList<>();
    int index = at(instance);
    Wait wait = journey.steps().get(index).waiting();
    if (wait == null) {
      // It waited for the end of the quiet hours.
      return new Moved(walk(instance, index, now, passed), passed);
    }
    passed.add(passed(instance.step(), Result.TIME_OVER, now));
    int next = wait.otherwise() == null ? index + 1 : target(wait.otherwise());
    return new Moved(walk(instance, next, now, passed), passed);
  }

  private Instance walk(Instance instance, int from, Instant now, List<Passed> passed) {
    int index = from;
    while (index < journey.steps().size()) {
      Step step = journey.steps().get(index);
      int here = index;
      if (step.waiting() != null) {
        return waiting(instance, step.id(), step.waiting(), now);
      }
      if (step.ask() != null) {
        String fund = instance.facts().get("fundCode");
        passed.add(new Passed(step.id(), Result.ASKED, now, step.ask(), null, fund));
        index++;
      } else if (step.tell() != null) {
        Instant at = now.isBefore(present) ? present : now;
        Optional<Instant> morning = endOfQuiet(at);
        if (morning.isPresent()) {
          return instance.waiting(step.id(), null, "", morning.get());
        }
        passed.add(tell(instance, step.id(), step.tell(), at));
        index++;
      } else if (step.branch() != null) {
        passed.add(passed(step.id(), Result.BRANCHED, now));
        Map<String, String> facts = facts(instance.facts(), person);
        index = step.branch().stream()
            .filter(branch -> holds(branch, facts))
            .findFirst()
            .map(branch -> target(branch.go()))
            .orElse(here + 1);
      }
    }
    String last = passed.isEmpty() ? instance.step() : passed.getLast().step();
    Instant end = passed.stream().map(Passed::at).max(Comparator.naturalOrder()).orElse(now);
    return instance.ended(State.COMPLETED, last, end);
  }

  private Passed tell(Instance instance, String step, Tell tell, Instant now) {
    String fund = instance.facts().get("fundCode");
    if (journey.consent() != null && !person.consents().contains(journey.consent())) {
      return passed(step, Result.NO_CONSENT, now);
    }
    var cap = journey.cap();
    if (cap != null) {
      Instant since = now.minus(cap.within());
      if (person.told().stream().filter(at -> at.isAfter(since)).count() >= cap.messages()) {
        return passed(step, Result.CAPPED, now);
      }
    }
    var fitting =
        published.get().stream().filter(content -> content.fits(tell, fund)).findFirst();
    if (fitting.isEmpty()) {
      return passed(step, Result.NO_CONTENT, now);
    }
    if (fitting.get().fundRiskLevel() > person.riskLevel()) {
      return passed(step, Result.UNSUITABLE, now);
    }
    person.told().add(now);
    return new Passed(step, Result.TOLD, now, null, fitting.get(), fitting.get().fundCode());
  }

  /** When the quiet hours end that {@code now} is in, by the investor's clock. */
  private Optional<Instant> endOfQuiet(Instant now) {
    var quiet = journey.quietHours();
    if (quiet == null) {
      return Optional.empty();
    }
    ZonedDateTime there = now.atZone(person.zone());
    LocalTime time = there.toLocalTime();
    boolean overnight = quiet.from().isAfter(quiet.to());
    boolean after = !time.isBefore(quiet.from());
    boolean before = time.isBefore(quiet.to());
    if (overnight ? !(after || before) : !(after && before)) {
      return Optional.empty();
    }
    ZonedDateTime end = there.with(quiet.to());
    return Optional.of((overnight && after ? end.plusDays(1) : end).toInstant());
  }

  private Instance waiting(Instance instance, String step, Wait wait, Instant now) {
    String key = wait.same() == null ? "" : instance.facts().getOrDefault(wait.same(), "");
    return instance.waiting(step, wait.event(), key, now.plus(wait.within()));
  }

  private boolean hasWaitingKey(Instance instance, Happening happening) {
    Wait wait = journey.steps().get(at(instance)).waiting();
    return wait != null
        && (wait.same() == null
            || instance.waitingKey().equals(happening.facts().getOrDefault(wait.same(), "")));
  }

  /** A content that no step of this journey tells, or what came of another instance's message. */
  private boolean isForOthers(Instance instance, Happening happening) {
    String audience = happening.facts().get("audience");
    String told = happening.facts().get(Happening.INSTANCE);
    return (audience != null && !journey.tells(audience))
        || (told != null && !told.equals(instance.id().toString()));
  }

  private int at(Instance instance) {
    return journey.indexOf(instance.step()).orElseThrow();
  }

  private int target(String step) {
    return step.equals(END) ? journey.steps().size() : journey.indexOf(step).orElseThrow();
  }

  private static boolean same(String fact, Map<String, String> one, Map<String, String> other) {
    String value = one.get(fact);
    return value != null && value.equals(other.get(fact));
  }

  private static boolean holds(Branch branch, Map<String, String> facts) {
    return branch.when().stream().allMatch(condition -> holds(condition, facts));
  }

  private static boolean holds(String text, Map<String, String> facts) {
    Condition condition = Condition.parse(text);
    return condition != null && condition.holds(facts);
  }

  private static Map<String, String> facts(Map<String, String> told, Person person) {
    Map<String, String> facts = new HashMap<>(told);
    facts.put("investorLevel", Integer.toString(person.riskLevel()));
    return facts;
  }

  private static Passed passed(String step, Result result, Instant at) {
    return new Passed(step, result, at, null, null, null);
  }
}
