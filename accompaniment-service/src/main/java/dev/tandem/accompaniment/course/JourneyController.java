package dev.tandem.accompaniment.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.course.SimulateJourneys.Simulation;
import dev.tandem.accompaniment.journey.Instance;
import dev.tandem.accompaniment.journey.Journey;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows journeys, who is where in them, and what they would do. */
@RestController
@RequestMapping("/v1/journeys")
class JourneyController {

  private final Journeys journeys;
  private final JdbcInstances instances;
  private final JdbcSteps steps;
  private final SimulateJourneys simulating;

  JourneyController(
      Journeys journeys, JdbcInstances instances, JdbcSteps steps, SimulateJourneys simulating) {
    this.journeys = journeys;
    this.instances = instances;
    this.steps = steps;
    this.simulating = simulating;
  }

  @GetMapping
  @Operation(summary = "Lists the newest version of each journey")
  List<JourneyAnswer> list() {
    return journeys.newest().stream().map(JourneyAnswer::of).toList();
  }

  @GetMapping("/{name}/instances")
  @Operation(summary = "Lists an investor's instances of a journey, newest first")
  Page<InstanceAnswer> instances(
      @PathVariable String name,
      @RequestParam @NotBlank @Size(max = 128) String ownerId,
      PageRequest page) {
    Journey journey = journey(name);
    var found = instances.find(
        journey.journey(),
        ownerId,
        page.startingAfter(AccompanimentIds.INSTANCE),
        page.fetchLimit());
    return Page.of(page, found, InstanceAnswer::of);
  }

  @GetMapping("/{name}/funnel")
  @Operation(summary = "Counts, for each version, the instances that passed each step by result")
  List<JdbcSteps.Count> funnel(@PathVariable String name) {
    return steps.funnel(journey(name).journey());
  }

  @PostMapping("/{name}/simulation")
  @Operation(summary = "Plays what happened to an investor lately, and changes nothing")
  Simulation simulate(@PathVariable String name, @Valid @RequestBody SimulationBody body) {
    return simulating.simulate(journey(name), body.ownerId());
  }

  private Journey journey(String name) {
    return journeys
        .newest(name)
        .orElseThrow(() -> AccompanimentIds.JOURNEY_NOT_FOUND.because("No file has this journey"));
  }

  @Schema(example = """
      {"ownerId": "ada"}
      """)
  record SimulationBody(@NotBlank @Size(max = 128) String ownerId) {}

  /**
   * A journey.
   *
   * @param begins the event or the time that lets investors in
   */
  record JourneyAnswer(
      String name,
      int version,
      Journey.Stage stage,
      String title,
      String begins,
      List<String> steps) {

    static JourneyAnswer of(Journey journey) {
      var entry = journey.entry();
      var schedule = Optional.ofNullable(entry.schedule()).map(it -> "daily at " + it.at());
      return new JourneyAnswer(
          journey.journey(),
          journey.version(),
          journey.stage(),
          journey.title(),
          Optional.ofNullable(entry.event()).or(() -> schedule).orElse(""),
          journey.steps().stream().map(Journey.Step::id).toList());
    }
  }

  /**
   * An instance.
   *
   * @param id {@code jrn_…}
   * @param waitingFor the event it waits for; null for the time alone and once it has ended
   * @param due when it goes on by itself
   */
  record InstanceAnswer(
      String id,
      String journey,
      int version,
      String ownerId,
      String key,
      Instance.State state,
      String step,
      @Nullable String waitingFor,
      @Nullable Instant due,
      Instant enteredAt) {

    static InstanceAnswer of(Instance instance) {
      return new InstanceAnswer(
          AccompanimentIds.INSTANCE.format(instance.id()),
          instance.journey(),
          instance.version(),
          instance.ownerId(),
          instance.key(),
          instance.state(),
          instance.step(),
          instance.waitingFor(),
          instance.due(),
          instance.enteredAt());
    }
  }
}
