package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.accompaniment.investor.JdbcInvestors;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Journey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Plays what happened to an investor lately through the newest version of a journey, in memory. */
@Component
class SimulateJourneys {

  private static final int LATELY = 200;

  private final JdbcInvestors investors;
  private final JdbcHappenings happenings;
  private final JdbcSteps steps;
  private final Clock clock;

  SimulateJourneys(
      JdbcInvestors investors, JdbcHappenings happenings, JdbcSteps steps, Clock clock) {
    this.investors = investors;
    this.happenings = happenings;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * What would happen.
   *
   * @param steps the steps that would be passed, in their order
   * @param notEntered the happenings that let the investor in no instance, and why
   */
  record Simulation(List<SimulatedStep> steps, List<Refusal> notEntered) {}

  record SimulatedStep(
      String step, String result, Instant at, @Nullable String fundCode) {}

  record Refusal(String event, Instant at, String because) {}

  Simulation simulate(Journey journey, String ownerId) {
    Instant now = clock.instant();
    var published = SingletonSupplier.of(steps::published);
    var batch = new Batch(
        Journeys.only(journey),
        // Nothing was told yet: what really was told is no message of the simulation.
        Map.of(ownerId, investors.person(ownerId, now)),
        new HashMap<>(),
        new HashMap<>(),
        List.of(),
        published::obtain,
        Instant.MIN);
    List<Refusal> refusals = new ArrayList<>();
    for (Happening happening : happenings.lastOf(ownerId, LATELY)) {
      passTime(batch, happening.at());
      batch
          .refusal(journey, happening)
          .ifPresent(because ->
              refusals.add(new Refusal(happening.trigger().title(), happening.at(), because)));
      batch.happened(happening);
    }
    passTime(batch, now);
    return new Simulation(
        batch.passed().stream()
            .map(row -> row.passed())
            .map(it -> new SimulatedStep(it.step(), it.result().name(), it.at(), it.fundCode()))
            .toList(),
        refusals);
  }

  private static void passTime(Batch batch, Instant until) {
    var next = batch.nextDue();
    while (next.isPresent() && !next.get().isAfter(until)) {
      batch.due(next.get());
      next = batch.nextDue();
    }
  }
}
