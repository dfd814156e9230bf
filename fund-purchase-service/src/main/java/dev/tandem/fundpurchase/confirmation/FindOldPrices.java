package dev.tandem.fundpurchase.confirmation;

import java.time.Clock;
import java.time.Instant;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.confirmation.JdbcOldPrices.OldPrice;
import dev.tandem.fundpurchase.house.HouseProperties;
import org.springframework.stereotype.Component;

/**
 * Finds orders whose NAV was corrected after they were confirmed, and whose shares no line of the
 * fund house corrects: each is a break, as long as that is so.
 */
@Component
class FindOldPrices {

  private static final int MOST = 500;

  private final JdbcOldPrices prices;
  private final JdbcBreaks breaks;
  private final HouseProperties properties;
  private final Clock clock;

  FindOldPrices(JdbcOldPrices prices, JdbcBreaks breaks, HouseProperties properties, Clock clock) {
    this.prices = prices;
    this.breaks = breaks;
    this.properties = properties;
    this.clock = clock;
  }

  void find() {
    Instant now = clock.instant();
    for (String key : prices.overtaken(MOST)) {
      breaks.overtake(BreakSource.PRICES, key, "The order has the right NAV, or none", now);
    }
    for (OldPrice found : prices.knownBefore(now.minus(properties.correctionWithin()), MOST)) {
      breaks.open(finding(found, now));
    }
  }

  private static Finding finding(OldPrice found, Instant now) {
    String nav = found.nav().toPlainString();
    return new Finding(
        BreakSource.PRICES,
        found.key(),
        BreakKind.NAV_CHANGED,
        found.orderId(),
        "Has shares by %s, the NAV of %s is %s now"
            .formatted(found.former().toPlainString(), found.navDate(), nav),
        found.navDate(),
        """
        {"navDate": "%s", "version": %s, "nav": %s}""".formatted(found.navDate(), found.version(), nav),
        nav,
        now);
  }
}
