package dev.tandem.risk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

/**
 * What analytics tell of a payer and of what they pay with. All of it may be missing: rules find
 * nothing then.
 *
 * @param owner of the payer
 * @param things of the device that the payment was asked for from, and of what is charged
 * @param ring of the ring of accounts that the payer was last found in
 */
public record Profile(
    @Nullable Told owner, Map<Thing, Told> things, @Nullable Told ring) {

  public static final Profile NONE = new Profile(null, Map.of(), null);

  private static final Duration DAY = Duration.ofDays(1);

  public Profile {
    things = Map.copyOf(things);
  }

  /** A number of the payer. */
  public OptionalDouble ofOwner(String feature) {
    return value(owner, feature);
  }

  /** A number of something that the payer pays from or with. */
  public OptionalDouble of(Thing thing, String feature) {
    return value(things.get(thing), feature);
  }

  /** Since when the payer belongs to a ring, if they did within a day before {@code time}. */
  public Optional<Instant> inRing(Instant time) {
    return Optional.ofNullable(ring).map(Told::at).filter(at -> at.plus(DAY).isAfter(time));
  }

  private static OptionalDouble value(@Nullable Told told, String feature) {
    var value = told == null ? null : told.values().get(feature);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
