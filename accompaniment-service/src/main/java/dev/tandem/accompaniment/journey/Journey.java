package dev.tandem.accompaniment.journey;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.contract.accompaniment.StepReached;
import org.jspecify.annotations.Nullable;

/**
 * One version of a journey, as its file says; {@code journey.schema.json} describes each word.
 *
 * @param journey its name
 * @param quietHours when nobody is told anything, by the investor's clock
 */
public record Journey(
    String journey,
    int version,
    Stage stage,
    String title,
    Entry entry,
    Reentry reentry,
    @Nullable Cap cap,
    @Nullable QuietHours quietHours,
    @Nullable String consent,
    List<Exit> exit,
    List<Step> steps) {

  public Journey {
    exit = listOf(exit);
    steps = List.copyOf(steps);
  }

  /** When in an investment. */
  public enum Stage {
    PRE_INVESTMENT,
    DURING,
    POST_INVESTMENT
  }

  /**
   * How investors get in: by an event or a schedule.
   *
   * @param event the trigger that lets investors in
   * @param schedule when everybody is let in, instead of an event
   */
  public record Entry(@Nullable String event, @Nullable Schedule schedule, List<String> when) {

    public Entry {
      when = listOf(when);
    }

    Trigger trigger() {
      return event == null ? Trigger.SCHEDULED : Trigger.titled(event).orElseThrow();
    }
  }

  /**
   * A time of day.
   *
   * @param every the days of the week, or none for every day
   */
  public record Schedule(LocalTime at, List<DayOfWeek> every) {

    public Schedule {
      every = listOf(every);
    }

    /** Whether it is a time of this day. */
    public boolean isOn(DayOfWeek day) {
      return every.isEmpty() || every.contains(day);
    }
  }

  /**
   * When investors enter again.
   *
   * @param key the fact of which an investor has one instance at a time for each value
   * @param after how long after an entry the next is let in; null for never
   */
  public record Reentry(@Nullable String key, @Nullable Duration after) {}

  /** The most messages an investor is told within a time, of all journeys. */
  public record Cap(int messages, Duration within) {}

  /** From when until when. */
  public record QuietHours(LocalTime from, LocalTime to) {}

  /** The instance ends when this happens; with {@code same}, only where the fact is the same. */
  public record Exit(String event, @Nullable String same) {}

  /** A step: exactly one of the four. */
  public record Step(
      String id,
      @Nullable Ask ask,
      @Nullable Tell tell,
      @JsonProperty("wait") @Nullable Wait waiting,
      @Nullable List<Branch> branch) {}

  /** People are asked to act. */
  public record Ask(String audience, StepReached.Action action) {}

  /**
   * The investor is told the newest published content.
   *
   * @param content the audience it was written for
   * @param aboutFund whether it must be about the fund of the facts
   */
  public record Tell(String content, boolean aboutFund) {}

  /**
   * The instance waits.
   *
   * @param event what is waited for; null for the time alone
   * @param same the fact that must be the same
   * @param within how long
   * @param otherwise where to go when the time is over: a later step or {@code end}; the next step
   *     if null
   */
  public record Wait(
      @Nullable String event,
      @Nullable String same,
      Duration within,
      @Nullable String otherwise) {}

  /** Where to go if all conditions hold: a later step or {@code end}. */
  public record Branch(List<String> when, String go) {

    public Branch {
      when = listOf(when);
    }
  }

  /** Whether a step tells what was written for {@code audience}. */
  public boolean tells(String audience) {
    return steps.stream()
        .anyMatch(step -> step.tell() != null && step.tell().content().equals(audience));
  }

  /** The place of a step; empty for the end. */
  Optional<Integer> indexOf(String step) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).id().equals(step)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The name with its version. */
  @Override
  public String toString() {
    return journey + " v" + version;
  }

  @SuppressWarnings("NullAway") // Jackson leaves out what the file leaves out
  private static <T> List<T> listOf(@Nullable List<T> list) {
    return List.copyOf(Objects.requireNonNullElse(list, List.of()));
  }
}
