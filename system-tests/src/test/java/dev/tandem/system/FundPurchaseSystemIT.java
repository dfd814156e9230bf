package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Faults;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.load.MixedLoad;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fund purchases through the suite as it is delivered: the services that move money run twice, and
 * the broker delivers messages twice and out of order.
 */
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FundPurchaseSystemIT {

  private static final int ORDERS = Integer.getInteger("tandem.test.orders", 108);
  private static final int CALLERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Faults MANY = new Faults(10, 10);
  private static final List<Instance> SECOND =
      List.of(new Instance(Service.WALLET, 2), new Instance(Service.FUND_PURCHASE, 2));

  static LocalStack stack;

  @BeforeAll
  static void disturb(Suite suite) {
    stack = suite.stack();
    SECOND.parallelStream().forEach(stack::start);
    if (stack.canBeDisturbed()) {
      stack.disturb(MANY);
    }
  }

  @AfterAll
  static void leaveInPeace() {
    if (stack.canBeDisturbed()) {
      stack.disturb(Faults.NONE);
    }
    SECOND.forEach(stack::kill);
  }

  @Test
  void endsOrdersOfEveryKindWithAllMoneyInOnePlace() throws IOException {
    FaultCounts before = stack.faults();
    try (MixedLoad load = new MixedLoad(stack.targets())) {
      assertThat(load.place(ORDERS, CALLERS)).isPositive();
      load.awaitToday();
      isClean(stack.check().run(PATIENCE));

      stack.advanceClock(MixedLoad.PAST_EVERYTHING);

      load.awaitEnd();
      isClean(stack.check().runAtRest(PATIENCE));
    }
    if (stack.canBeDisturbed()) {
      FaultCounts made = stack.faults().since(before);
      assertThat(made.duplicated()).as(made.toString()).isPositive();
      assertThat(made.heldBack()).as(made.toString()).isPositive();
    }
  }

  private static void isClean(Report report) {
    assertThat(report.findings()).as(report.text()).isEmpty();
  }
}
