package dev.tandem.risk;

import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Set;

import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.rules.AmountLimits;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.analytics.DeclinesRule;
import dev.tandem.risk.rules.analytics.OwnHistoryRule;
import dev.tandem.risk.rules.analytics.SharedThingRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Thresholds of the rules.
 *
 * @param amount Large amounts, by ISO 4217 currency; a payment in any other currency is held.
 * @param velocity Many payments of one owner in a short time.
 * @param travel Uses too far apart for one person.
 * @param country Countries that are not served.
 * @param suitability Funds that are too risky for their buyer.
 * @param analytics What analytics tell of owners, devices and funding tokens.
 */
@ConfigurationProperties("tandem.risk")
record RiskProperties(
    @DefaultValue Map<Currency, AmountLimits> amount,
    @DefaultValue Velocity velocity,
    @DefaultValue Travel travel,
    @DefaultValue Country country,
    @DefaultValue Suitability suitability,
    @DefaultValue Analytics analytics) {

  /**
   * Many payments of one owner in a short time.
   *
   * @param most Ordinary number; one more is held.
   * @param window Time within which they are counted.
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

  /**
   * What analytics tell of owners, devices and funding tokens.
   *
   * @param mostOwnersOfDevice Ordinary number of owners who use one device in a day.
   * @param mostOwnersOfToken Ordinary number of owners who pay with one card or account in a day.
   * @param declinedShare Share of declined payments in a day that needs a second look.
   * @param leastTried The fewest payments that make such a share.
   * @param timesP95 How many times the 95th percentile of what its owner has paid an amount has to
   *     be for a second look.
   * @param leastPaid The fewest payments that make a habit.
   */
  record Analytics(
      @DefaultValue("5") int mostOwnersOfDevice,
      @DefaultValue("5") int mostOwnersOfToken,
      @DefaultValue("0.6") double declinedShare,
      @DefaultValue("5") int leastTried,
      @DefaultValue("10") double timesP95,
      @DefaultValue("5") int leastPaid) {

    SharedThingRule sharedDevice() {
      return new SharedThingRule(Thing.DEVICE, mostOwnersOfDevice, Decision.STEP_UP);
    }

    // Each of its owners would confirm it: a person has to look.
    SharedThingRule sharedToken() {
      return new SharedThingRule(Thing.TOKEN, mostOwnersOfToken, Decision.HOLD);
    }

    DeclinesRule declines() {
      return new DeclinesRule(declinedShare, leastTried);
    }

    OwnHistoryRule ownHistory() {
      return new OwnHistoryRule(timesP95, leastPaid);
    }
  }

  /**
   * Funds that are too risky for their buyer.
   *
   * @param defaultLevel The risk level, 1 to 5, of investors for whom operators have set none: the
   *     riskiest fund they may buy.
   */
  record Suitability(@DefaultValue("4") int defaultLevel) {

    Suitability {
      if (defaultLevel < 1 || defaultLevel > 5) {
        throw new IllegalArgumentException("tandem.risk.suitability.default-level must be 1 to 5");
      }
    }
  }
}
