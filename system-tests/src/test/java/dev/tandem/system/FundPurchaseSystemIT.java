package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.load.MixedLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Fund purchases through the suite as it is delivered. */
@ExtendWith(RunningSuite.class)
class FundPurchaseSystemIT {

  private static final int ORDERS = Integer.getInteger("tandem.test.orders", 180);
  private static final int CALLERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void endsOrdersOfEveryKindWithAllMoneyInOnePlace(Suite suite) throws IOException {
    try (MixedLoad load = suite.stack().load()) {
      assertThat(load.place(ORDERS, CALLERS)).isPositive();
      load.awaitToday();
      isClean(suite.stack().check().run(PATIENCE));

      suite.stack().advanceClock(MixedLoad.PAST_EVERYTHING);

      load.awaitEnd();
      isClean(suite.stack().check().runAtRest(PATIENCE));
    }
  }

  private static void isClean(Report report) {
    assertThat(report.findings()).as(report.text()).isEmpty();
  }
}
