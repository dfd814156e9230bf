package dev.tandem.risk.rules;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Place;
import dev.tandem.risk.payment.Use;

/**
 * Nobody travels faster than an airliner: two uses farther apart than that are two people.
 *
 * @param fastestKmh the fastest believable journey
 * @param toleranceKm distances up to this are no journey, as positions are coarse
 */
public record TravelRule(double fastestKmh, double toleranceKm) implements Rule {

  static final String NAME = "impossible-travel";

  private static final double SECONDS_PER_HOUR = 3600;

  /** The time after which every journey on earth is believable. */
  public Duration farthestBack() {
    return Duration.ofSeconds((long) (Place.FARTHEST_KM / fastestKmh * SECONDS_PER_HOUR) + 1);
  }

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    return payment
        .place()
        .flatMap(here -> Stream.of(
                history.placedBefore(payment.requestedAt()),
                history.placedAfter(payment.requestedAt()))
            .flatMap(Optional::stream)
            .map(there -> journey(here, payment, there))
            .flatMap(Optional::stream)
            .findFirst());
  }

  private Optional<Finding> journey(Place here, Payment payment, Use there) {
    var kilometres = here.kilometresTo(there.place().orElseThrow());
    var apart = Duration.between(there.at(), payment.requestedAt()).abs();
    // Compared as distances: two uses at the same instant have no speed.
    var believableKm = fastestKmh * apart.toMillis() / 1000.0 / SECONDS_PER_HOUR;
    return kilometres > toleranceKm && kilometres > believableKm
        ? Optional.of(new Finding(
            NAME,
            Decision.STEP_UP,
            40,
            String.format(
                Locale.ROOT,
                "%.0f km from another use %s seconds apart, the limit is %.0f km/h",
                kilometres,
                apart.toSeconds(),
                fastestKmh)))
        : Optional.empty();
  }
}
