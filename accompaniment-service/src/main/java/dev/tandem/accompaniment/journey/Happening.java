package dev.tandem.accompaniment.journey;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an investor.
 *
 * @param facts what is known of it, by the names of {@link Trigger}
 */
public record Happening(Trigger trigger, String ownerId, Instant at, Map<String, String> facts) {

  /** The fact that names the instance whose message it is about; journeys do not see it. */
  public static final String INSTANCE = "instance";

  public Happening {
    facts = Map.copyOf(facts);
  }
}
