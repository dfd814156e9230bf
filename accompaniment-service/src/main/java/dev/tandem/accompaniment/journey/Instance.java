package dev.tandem.accompaniment.journey;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An investor's way through one version of a journey.
 *
 * @param key the value of the fact by which investors enter again; empty without one
 * @param step where it waits, or ended
 * @param waitingFor the event it waits for; null for the time alone, and once it has ended
 * @param waitingKey the value that the event's fact must have; empty if any will do
 * @param due when it goes on by itself; null once it has ended
 * @param facts what is known from its entry
 * @param endedAt when it ended; null while it waits
 */
public record Instance(
    UUID id,
    String journey,
    int version,
    String ownerId,
    String key,
    State state,
    String step,
    @Nullable String waitingFor,
    String waitingKey,
    @Nullable Instant due,
    Map<String, String> facts,
    Instant enteredAt,
    @Nullable Instant endedAt) {

  public Instance {
    facts = Map.copyOf(facts);
  }

  /** {@code WAITING → COMPLETED | EXITED}. */
  public enum State {
    WAITING,
    COMPLETED,
    EXITED
  }

  boolean waitsFor(Happening happening) {
    return state == State.WAITING && happening.trigger().title().equals(waitingFor);
  }

  Instance waiting(String at, @Nullable String event, String eventKey, Instant until) {
    return new Instance(
        id,
        journey,
        version,
        ownerId,
        key,
        State.WAITING,
        at,
        event,
        eventKey,
        until,
        facts,
        enteredAt,
        null);
  }

  Instance ended(State how, String at, Instant time) {
    return new Instance(
        id, journey, version, ownerId, key, how, at, null, "", null, facts, enteredAt, time);
  }
}
