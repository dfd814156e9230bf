package dev.tandem.risk;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Thresholds of the rules.
 *
 * @param amount Large amounts.
 * @param velocity Many payments of one owner in a short time.
 * @param travel Uses too far apart for one person.
 * @param country Countries that are not served.
 */
@ConfigurationProperties("tandem.risk")
record RiskProperties(
    @DefaultValue Amount amount,
    @DefaultValue Velocity velocity,
    @DefaultValue Travel travel,
    @DefaultValue Country country) {

  /**
   * Large amounts.
   *
   * @param stepUpAtMinor From this amount, in minor units, the owner proves again who they are.
   * @param holdAtMinor From this amount, in minor units, a person reviews.
   */
  record Amount(
      @DefaultValue("2000000") long stepUpAtMinor,
      @DefaultValue("5000000") long holdAtMinor) {}

  /**
   * Many payments of one owner in a short time.
   *
   * @param most How many are ordinary; one more is held.
   * @param window In what stretch of time they are counted.
   */
  record Velocity(
      @DefaultValue("10") int most, @DefaultValue("60s") Duration window) {}

  /**
   * Uses too far apart for one person.
   *
   * @param fastestKmh The fastest believable journey, in kilometres per hour.
   * @param toleranceKm Distances up to this are no journey, as positions are coarse.
   */
  record Travel(
      @DefaultValue("900") double fastestKmh,
      @DefaultValue("50") double toleranceKm) {}

  /**
   * Countries that are not served.
   *
   * @param blocked ISO 3166-1 alpha-2 codes.
   */
  record Country(@DefaultValue("KP") Set<String> blocked) {}
}
