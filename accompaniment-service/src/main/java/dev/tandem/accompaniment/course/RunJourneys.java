package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.accompaniment.course.JdbcInstances.Entered;
import dev.tandem.accompaniment.investor.JdbcInvestors;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Instance;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.messaging.EventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

import static java.util.stream.Collectors.toCollection;

/**
 * Moves the instances of a batch of investors on, in as many statements as for one: instances, the
 * steps they passed and the events that ask people to act are committed together.
 */
@Component
public class RunJourneys {

  private static final int DUE_AT_ONCE = 200;

  private final Journeys journeys;
  private final JdbcInvestors investors;
  private final JdbcInstances instances;
  private final JdbcSteps steps;
  private final JdbcHappenings happenings;
  private final EventPublisher events;
  private final Clock clock;

  RunJourneys(
      Journeys journeys,
      JdbcInvestors investors,
      JdbcInstances instances,
      JdbcSteps steps,
      JdbcHappenings happenings,
      EventPublisher events,
      Clock clock) {
    this.journeys = journeys;
    this.investors = investors;
    this.instances = instances;
    this.steps = steps;
    this.happenings = happenings;
    this.events = events;
    this.clock = clock;
  }

  /** Tells journeys what happened, in this order, in the caller's transaction. */
  @Transactional
  public void happened(List<Happening> happened) {
    if (happened.isEmpty()) {
      return;
    }
    Instant first =
        happened.stream().map(Happening::at).min(Comparator.naturalOrder()).orElseThrow();
    Batch batch = load(owners(happened.stream().map(Happening::ownerId).toList()), first);
    happenings.add(happened);
    happened.forEach(batch::happened);
    store(batch);
  }

  /**
   * What came of a message to an investor.
   *
   * @param step the step that told it
   */
  public record Settlement(
      UUID instanceId, String step, String ownerId, Trigger outcome, Instant at) {

    Happening happening() {
      return new Happening(outcome, ownerId, at, Map.of(Happening.INSTANCE, instanceId.toString()));
    }
  }

  /** Keeps what came of messages and tells journeys, in the caller's transaction. */
  @Transactional
  public void settled(List<Settlement> settlements) {
    happened(settlements.stream().map(Settlement::happening).toList());
    steps.settled(settlements);
  }

  /** Moves on instances that are due; returns whether there may be more. */
  @Transactional
  public boolean moveDue() {
    Instant now = clock.instant();
    List<String> due = instances.dueOwners(now, DUE_AT_ONCE);
    if (!due.isEmpty()) {
      Batch batch = load(owners(due), now);
      batch.due(now);
      store(batch);
    }
    return due.size() == DUE_AT_ONCE;
  }

  private static Set<String> owners(Collection<String> ownerIds) {
    return ownerIds.stream().collect(toCollection(LinkedHashSet::new));
  }

  private Batch load(Set<String> owners, Instant since) {
    // Lock first: what is read after it cannot be changed by somebody who moves the same investors.
    investors.lock(owners);
    Instant now = clock.instant();
    var people = investors.persons(owners, now.minus(journeys.longestCap()));
    var entered = new LinkedHashMap<Entered, Instant>(instances.enteredBy(owners));
    var waiting = new LinkedHashMap<String, List<Instance>>();
    instances
        .waitingOf(owners)
        .forEach(it ->
            waiting.computeIfAbsent(it.ownerId(), owner -> new ArrayList<>()).add(it));
    var came = happenings.after(since, owners);
    var published = SingletonSupplier.of(steps::published);
    return new Batch(journeys, people, waiting, entered, came, published::obtain, now);
  }

  private void store(Batch batch) {
    if (!batch.moved().isEmpty()) {
      instances.save(batch.moved());
    }
    if (!batch.passed().isEmpty()) {
      steps.add(batch.passed());
      new StepEvents(steps).of(batch.passed()).forEach(events::publish);
    }
  }
}
