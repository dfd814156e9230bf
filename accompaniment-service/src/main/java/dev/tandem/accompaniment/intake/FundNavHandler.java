package dev.tandem.accompaniment.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import dev.tandem.accompaniment.course.JdbcHappenings;
import dev.tandem.accompaniment.investor.JdbcHoldings;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.contract.fundpurchase.FundNavPublished;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Knows the risk levels of funds, and has the holders of one told when its NAV falls. */
@Component
class FundNavHandler {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JdbcHoldings holdings;
  private final JdbcHappenings happenings;

  FundNavHandler(JdbcHoldings holdings, JdbcHappenings happenings) {
    this.holdings = holdings;
    this.happenings = happenings;
  }

  @EventHandler(group = "accompaniment-navs")
  void published(Event<FundNavPublished> event) {
    FundNavPublished nav = event.data();
    holdings.setLevel(nav.fundCode(), nav.fundRiskLevel(), nav.publishedAt());
    if (nav.formerNav() == null) {
      return;
    }
    BigDecimal fall = nav.formerNav()
        .subtract(nav.nav())
        .multiply(HUNDRED)
        .divide(nav.formerNav(), 4, RoundingMode.HALF_UP);
    if (fall.signum() > 0) {
      happenings.spread(
          event.id(),
          Trigger.NAV_FELL,
          Map.of("fundCode", nav.fundCode(), "fallPercent", fall.toPlainString()),
          event.time());
    }
  }
}
