package dev.tandem.analytics.feature;

import java.time.Duration;
import java.util.List;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import dev.tandem.analytics.minute.Counts;
import dev.tandem.analytics.minute.Minute;
import dev.tandem.analytics.minute.PaymentsOf;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

/** The operator with Flink's own harness: state, and what a checkpoint keeps of it. */
class FollowOwnersTest {

  private final Owner ada = new Owner("ada");
  private final Owner bob = new Owner("bob");

  @Test
  void tellsTheFeaturesOfTheOwnerWithEachEvent() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(ada.asks(Duration.ZERO, 1), 0);
    harness.processElement(bob.asks(Duration.ZERO, 1), 0);
    harness.processElement(ada.asks(Duration.ofSeconds(1), 1), 0);

    assertThat(harness.extractOutputValues())
        .extracting(Features::key, Features::version)
        .containsExactly(tuple("owner:ada", 1L), tuple("owner:bob", 1L), tuple("owner:ada", 2L));
    harness.close();
  }

  @Test
  void behaviourIsKeptUntilAPaymentAndMovesNoTime() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(ada.asks(Duration.ZERO, 1), 0);
    harness.processElement(ada.views(Duration.ofMinutes(5)), 0);
    harness.processElement(ada.asks(Duration.ofSeconds(30), 1), 0);

    assertThat(harness.extractOutputValues()).hasSize(2).last().satisfies(it -> {
      assertThat(it.version()).isEqualTo(2);
      assertThat(it.values()).containsEntry("asked.1m", 2.0).containsEntry("views.1h", 0.0);
    });
    harness.close();
  }

  @Test
  void goesOnFromACheckpointAndCountsWhatIsReadAgainOnce() throws Exception {
    var first = ada.asks(Duration.ZERO, 1);
    var before = harness();
    before.open();
    before.processElement(first, 0);
    var after = harness();
    after.initializeState(before.snapshot(1, 1));
    after.open();
    after.processElement(first, 0);
    after.processElement(ada.asks(Duration.ofSeconds(1), 1), 0);

    assertThat(after.extractOutputValues())
        .singleElement()
        .satisfies(it -> assertThat(it.values()).containsEntry("asked.24h", 2.0));
    before.close();
    after.close();
  }

  @Test
  void tellsWhenEachThingWasLastSeen() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(ada.asksFrom(Duration.ZERO, "phone"), 0);
    harness.processElement(ada.asksFrom(Duration.ofHours(1), "phone"), 0);
    harness.processElement(ada.asksFrom(Duration.ofHours(23), "tablet"), 0);

    assertThat(sightings(harness).subList(2, 4))
        .extracting(Sighting::key, Sighting::atMillis)
        .containsExactly(
            tuple("device:phone", Owner.START + Duration.ofHours(1).toMillis()),
            tuple("device:tablet", Owner.START + Duration.ofHours(23).toMillis()));
    harness.close();
  }

  @Test
  void tellsWhatPaidWhenTheMoneyIsAskedFor() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(ada.asks(Duration.ZERO, 1), 0);
    harness.processElement(ada.sees(Kind.PAYING, Duration.ofSeconds(1), 1), 0);

    assertThat(sightings(harness))
        .extracting(Sighting::key)
        .containsExactly("device:phone", "device:phone", "token:card");
    assertThat(harness.extractOutputValues().getLast().values())
        .containsEntry("tokens.24h", 1.0)
        .containsEntry("asked.24h", 1.0);
    harness.close();
  }

  @Test
  void aLateCancellationIsToldOfTheNewestSighting() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(ada.asks(Duration.ZERO, 1), 0);
    harness.processElement(ada.asks(Duration.ofMinutes(20), 1), 0);
    harness.processElement(ada.sees(Kind.CANCELLED, Duration.ofMinutes(10), 1), 0);

    assertThat(sightings(harness).getLast())
        .extracting(Sighting::atMillis, Sighting::cancelled)
        .containsExactly(Owner.START + Duration.ofMinutes(20).toMillis(), 1L);
    harness.close();
  }

  /** State that falls to Kryo could not be read by a later version of the job. */
  @Test
  void keepsNothingOfAGenericType() {
    var strict = new SerializerConfigImpl();
    strict.setGenericTypes(false);

    for (var type : List.of(
        OwnerHistory.class,
        ThingHistory.class,
        Activity.class,
        Sighting.class,
        Features.class,
        Counts.class,
        PaymentsOf.class,
        Minute.class)) {
      assertThatCode(() -> TypeInformation.of(type).createSerializer(strict))
          .as(type.getSimpleName())
          .doesNotThrowAnyException();
    }
  }

  private static List<Sighting> sightings(
      KeyedOneInputStreamOperatorTestHarness<String, Activity, Features> harness) {
    return harness.getSideOutput(FollowOwners.SIGHTINGS).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Activity, Features> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new FollowOwners()), Activity::ownerId, Types.STRING);
  }
}
