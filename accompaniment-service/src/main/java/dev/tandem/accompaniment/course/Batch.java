package dev.tandem.accompaniment.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.accompaniment.course.JdbcInstances.Entered;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Instance;
import dev.tandem.accompaniment.journey.Journey;
import dev.tandem.accompaniment.journey.Moves;
import dev.tandem.accompaniment.journey.Moves.Moved;
import dev.tandem.accompaniment.journey.Person;
import dev.tandem.accompaniment.journey.Tellable;
import dev.tandem.messaging.support.UuidV7;

/** Some investors with their instances, in memory, as they are moved on. */
final class Batch {

  private final Journeys journeys;
  private final Map<String, Person> people;
  private final Map<String, List<Instance>> waiting;
  private final Map<Entered, Instant> entered;
  private final List<Happening> came;
  private final Supplier<List<Tellable>> published;
  private final Instant present;
  private final Map<UUID, Instance> moved = new LinkedHashMap<>();
  private final List<JdbcSteps.Row> passed = new ArrayList<>();

  /**
   * @param came what happened to them after the first thing they are now told of, and came before
   * @param published what may be told; asked for where something is to be told
   * @param present before which nothing is told
   */
  Batch(
      Journeys journeys,
      Map<String, Person> people,
      Map<String, List<Instance>> waiting,
      Map<Entered, Instant> entered,
      List<Happening> came,
      Supplier<List<Tellable>> published,
      Instant present) {
    this.journeys = journeys;
    this.people = people;
    this.waiting = waiting;
    this.entered = entered;
    this.came = new ArrayList<>(came);
    this.published = published;
    this.present = present;
  }

  /** The instances that are not as they were, each once. */
  Collection<Instance> moved() {
    return moved.values();
  }

  List<JdbcSteps.Row> passed() {
    return passed;
  }

  /** Moves on, ends and begins what {@code happening} concerns. */
  void happened(Happening happening) {
    for (Instance instance : List.copyOf(waitingOf(happening.ownerId()))) {
      moves(version(instance), happening.ownerId())
          .happened(instance, happening)
          .ifPresent(move -> keepAndCatchUp(move, happening));
    }
    for (Journey journey : journeys.newest()) {
      if (refusal(journey, happening).isEmpty()) {
        Moved begun = moves(journey, happening.ownerId()).begin(UuidV7.next(), happening);
        keepAndCatchUp(begun, happening);
        entered.put(entry(journey, happening), happening.at());
      }
    }
    came.add(happening);
  }

  /** Moves on the instances whose time has come by {@code now}. */
  void due(Instant now) {
    for (String owner : List.copyOf(waiting.keySet())) {
      for (Instance instance : List.copyOf(waitingOf(owner))) {
        if (!Objects.requireNonNull(instance.due()).isAfter(now)) {
          keep(moves(version(instance), owner).due(instance, now));
        }
      }
    }
  }

  /** When the next instance goes on by itself. */
  Optional<Instant> nextDue() {
    return waiting.values().stream()
        .flatMap(List::stream)
        .map(it -> Objects.requireNonNull(it.due()))
        .min(Comparator.naturalOrder());
  }

  /** Why {@code happening} does not begin an instance of {@code journey}; empty if it does. */
  Optional<String> refusal(Journey journey, Happening happening) {
    Optional<String> refusal = Moves.refusal(journey, happening, person(happening.ownerId()));
    if (refusal.isPresent()) {
      return refusal;
    }
    Entered entry = entry(journey, happening);
    Instant former = entered.get(entry);
    if (former == null) {
      return Optional.empty();
    }
    boolean runs = waitingOf(happening.ownerId()).stream()
        .anyMatch(it -> it.journey().equals(entry.journey()) && it.key().equals(entry.key()));
    if (runs) {
      return Optional.of("an instance with this key is on its way");
    }
    Duration after = journey.reentry().after();
    if (after == null) {
      return Optional.of("it is entered once for each key");
    }
    Instant again = former.plus(after);
    return happening.at().isBefore(again)
        ? Optional.of("the next entry is let in at " + again)
        : Optional.empty();
  }

  private static Entered entry(Journey journey, Happening happening) {
    return new Entered(happening.ownerId(), journey.journey(), Moves.key(journey, happening));
  }

  /** Topics overtake one another: what an instance waits for from now on may have come already. */
  private void keepAndCatchUp(Moved move, Happening because) {
    keep(move);
    List<Happening> since = came.stream()
        .filter(it -> it.ownerId().equals(because.ownerId()) && it.at().isAfter(because.at()))
        .sorted(Comparator.comparing(Happening::at))
        .toList();
    Instance instance = move.instance();
    for (Happening happening : since) {
      Optional<Moved> next =
          moves(version(instance), because.ownerId()).happened(instance, happening);
      next.ifPresent(this::keep);
      instance = next.map(Moved::instance).orElse(instance);
    }
  }

  private void keep(Moved move) {
    Instance instance = move.instance();
    List<Instance> others = waiting.computeIfAbsent(instance.ownerId(), owner -> new ArrayList<>());
    others.removeIf(it -> it.id().equals(instance.id()));
    if (instance.state() == Instance.State.WAITING) {
      others.add(instance);
    }
    moved.put(instance.id(), instance);
    int riskLevel = person(instance.ownerId()).riskLevel();
    move.passed().forEach(it -> passed.add(new JdbcSteps.Row(instance, it, riskLevel)));
  }

  private List<Instance> waitingOf(String ownerId) {
    return waiting.getOrDefault(ownerId, List.of());
  }

  private Journey version(Instance instance) {
    return journeys.version(instance.journey(), instance.version());
  }

  private Moves moves(Journey journey, String ownerId) {
    return new Moves(journey, person(ownerId), published, present);
  }

  private Person person(String ownerId) {
    return Objects.requireNonNull(people.get(ownerId), "an investor who is not locked");
  }
}
