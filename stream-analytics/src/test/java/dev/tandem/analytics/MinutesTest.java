package dev.tandem.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import dev.tandem.analytics.feature.Owner;
import dev.tandem.analytics.minute.Minute;
import dev.tandem.analytics.minute.PaymentsOf;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The minutes of a fund, by the job's own windows in Flink's harness. */
class MinutesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Owner ada = new Owner("ada");
  private final Owner bob = new Owner("bob");

  @Test
  void countsWhatHappensInAMinuteOnceHoweverOftenItComes() throws Exception {
    var harness = harness();
    Activity twice = ada.asks(SECOND, 100);
    happen(harness, twice);
    happen(harness, twice);
    happen(harness, ada.asks(SECOND, 20));
    happen(harness, bob.asks(SECOND, 3));
    happen(harness, bob.sees(Kind.COMPLETED, SECOND, 3));
    happen(harness, ada.sees(Kind.CANCELLED, SECOND, 20));
    happen(harness, bob.asks(Duration.ofMinutes(1), 4_000));
    harness.processWatermark(Owner.START + 60_000);

    assertThat(harness.extractOutputValues())
        .containsExactly(new Minute(Owner.START, "MMF-001", "DISCOUNT", "CNY", 3, 123, 2, 2, 1, 5));
    harness.close();
  }

  @Test
  void tellsAMinuteWhileItLasts() throws Exception {
    var harness = harness();
    happen(harness, ada.asks(SECOND, 1));
    harness.setProcessingTime(1_000);
    happen(harness, ada.asks(SECOND, 2));
    happen(harness, ada.asks(SECOND, 3));
    harness.setProcessingTime(2_000);
    harness.processWatermark(Owner.START + 60_000);

    assertThat(harness.extractOutputValues()).extracting(Minute::events).containsExactly(1L, 3L);
    harness.close();
  }

  @Test
  void tellsAMinuteAgainUntilAnHourLaterAndNamesWhatIsLaterStill() throws Exception {
    var harness = harness();
    happen(harness, ada.asks(SECOND, 1));
    harness.processWatermark(Owner.START + 60_000);
    happen(harness, bob.asks(SECOND, 2));
    harness.processWatermark(Owner.START + Duration.ofMinutes(61).toMillis());
    Activity tooLate = bob.asks(SECOND, 3);
    happen(harness, tooLate);

    assertThat(harness.extractOutputValues())
        .extracting(Minute::amountMinor, Minute::events)
        .containsOnly(tuple(1L, 1L), tuple(3L, 2L));
    assertThat(harness.getSideOutput(PaymentAnalytics.TOO_LATE))
        .singleElement()
        .satisfies(it -> assertThat(it.getValue()).isEqualTo(tooLate));
    harness.close();
  }

  /** Otherwise an app that says a wrong time would hold everybody's minutes up, or end them. */
  @Test
  void timeIsThatOfPaymentsAndOfBehaviourWhenItWasWritten() {
    var times = PaymentAnalytics.watermarks().createTimestampAssigner(() -> null);

    assertThat(times.extractTimestamp(ada.asks(SECOND, 1), 7)).isEqualTo(Owner.START + 1_000);
    assertThat(times.extractTimestamp(ada.views(SECOND), 7)).isEqualTo(7);
  }

  @Test
  void anEventFromTheFutureMakesNothingElseTooLate() {
    var watermarks = new NotAhead(SECOND);
    var told = new ArrayList<Long>();
    var output = mark(told);
    watermarks.onEvent(ada.asks(SECOND, 1), Owner.START, output);
    watermarks.onPeriodicEmit(output);
    var before = System.currentTimeMillis();
    watermarks.onEvent(ada.asks(Duration.ofDays(99_999), 1), Long.MAX_VALUE, output);
    watermarks.onPeriodicEmit(output);

    assertThat(told.getFirst()).isEqualTo(Owner.START - 1_001);
    assertThat(told.getLast()).isBetween(before - 1_001, System.currentTimeMillis() - 1_001);
  }

  private static WatermarkOutput mark(List<Long> told) {
    return new WatermarkOutput() {
      @Override
      public void emitWatermark(Watermark watermark) {
        told.add(watermark.getTimestamp());
      }

      @Override
      public void markIdle() {}

      @Override
      public void markActive() {}
    };
  }

  private static void happen(
      KeyedOneInputStreamOperatorTestHarness<PaymentsOf, Activity, Minute> harness, Activity event)
      throws Exception {
    harness.processElement(event, event.atMillis());
  }

  private static KeyedOneInputStreamOperatorTestHarness<PaymentsOf, Activity, Minute> harness()
      throws Exception {
    var activities = StreamExecutionEnvironment.getExecutionEnvironment()
        .fromData(TypeInformation.of(Activity.class), new Owner("nobody").asks(SECOND, 1));
    @SuppressWarnings("unchecked")
    var counting = (OneInputTransformation<Activity, Minute>)
        PaymentAnalytics.minutes(activities).getTransformation();
    var harness = new KeyedOneInputStreamOperatorTestHarness<PaymentsOf, Activity, Minute>(
        counting.getOperatorFactory(), PaymentsOf::of, TypeInformation.of(PaymentsOf.class));
    harness.open();
    return harness;
  }
}
