package dev.tandem.analytics.feature;

import java.time.Duration;
import java.util.Locale;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many events a second the features of owners take, in one thread. Run by its name. */
class FollowOwnersBench {

  private static final int OWNERS = 2_000;
  private static final int EVENTS = 200_000;

  @Test
  void measuresEvents() throws Exception {
    var harness = new KeyedOneInputStreamOperatorTestHarness<String, Activity, Features>(
        new KeyedProcessOperator<>(new FollowOwners()), Activity::ownerId, Types.STRING);
    harness.open();
    var owners = new Owner[OWNERS];
    for (var number = 0; number < OWNERS; number++) {
      owners[number] = new Owner("owner-" + number);
    }
    var started = System.nanoTime();
    for (var number = 0; number < EVENTS; number++) {
      var owner = owners[number % OWNERS];
      var after = Duration.ofSeconds(number / 20);
      harness.processElement(
          number % 2 == 0 ? owner.asks(after, number) : owner.sees(Kind.COMPLETED, after, number),
          0);
      harness.getOutput().clear();
    }
    var perSecond = EVENTS * 1e9 / (System.nanoTime() - started);
    System.out.printf(Locale.ROOT, "%.0f events/s%n", perSecond);
    harness.close();

    assertThat(perSecond).isPositive();
  }
}
