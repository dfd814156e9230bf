package dev.tandem.analytics.feature;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FollowThingsTest {

  private static final long HOUR = OwnerHistory.DAY / 24;

  @Test
  void countsTheOwnersOfADeviceWithinADay() throws Exception {
    var told = told(seen("ada", 0, 0), seen("bob", HOUR, 0), seen("ada", 2 * HOUR, 0));

    assertThat(told.getLast().key()).isEqualTo("device:phone");
    assertThat(told).extracting(Features::version).containsExactly(1L, 2L, 3L);
    assertThat(told.getLast().values()).containsEntry("owners.24h", 2.0);
    assertThat(told(seen("ada", 0, 0), seen("bob", 24 * HOUR - 1, 0)).getLast().values())
        .containsEntry("owners.24h", 2.0);
    assertThat(told(seen("ada", 0, 0), seen("bob", 24 * HOUR, 0)).getLast().values())
        .containsEntry("owners.24h", 1.0);
  }

  @Test
  void threeWhoShareADeviceAndCancelAreARingAndEachIsTold() throws Exception {
    var told = told(seen("ada", 0, 1), seen("bob", 1, 1), seen("cleo", 2, 0), seen("cleo", 3, 1));

    assertThat(told.subList(0, 3)).allSatisfy(it -> {
      assertThat(it.kind()).isEqualTo("device");
      assertThat(it.values()).containsEntry("ring", 0.0);
    });
    assertThat(told.get(3).values()).containsEntry("ring", 1.0);
    assertThat(told.subList(4, told.size()))
        .extracting(Features::key)
        .containsExactly("ring:ada", "ring:bob", "ring:cleo");
  }

  @Test
  void whoCancelsLaterIsSeenAtTheSameTimeAndCountsNonetheless() throws Exception {
    var told = told(
        seen("ada", 5, 0),
        seen("bob", 5, 0),
        seen("cleo", 5, 0),
        seen("ada", 5, 1),
        seen("bob", 5, 1),
        seen("cleo", 5, 1));

    assertThat(told).extracting(Features::key).endsWith("ring:ada", "ring:bob", "ring:cleo");
  }

  @Test
  void afterwardsOnlyWhoActsIsToldAgain() throws Exception {
    var told = told(seen("ada", 0, 1), seen("bob", 1, 1), seen("cleo", 2, 1), seen("bob", 3, 2));

    assertThat(told).extracting(Features::key).endsWith("device:phone", "ring:bob");
  }

  @Test
  void aFewWhoCancelAmongManyAreNoRing() throws Exception {
    var told = told(many(10, 4));

    assertThat(told).extracting(Features::kind).containsOnly("device");
    assertThat(told.getLast().values())
        .containsEntry("owners.24h", 10.0)
        .containsEntry("cancellers.24h", 4.0)
        .containsEntry("ring", 0.0);
    assertThat(told(many(8, 4))).extracting(Features::kind).contains("ring");
  }

  @Test
  void aThingThatNobodyUsesIsForgotten() throws Exception {
    var harness = harness();
    harness.open();
    harness.processElement(seen("ada", 0, 0), 0);
    harness.setStateTtlProcessingTime(49 * HOUR);
    harness.processElement(seen("ada", 1, 0), 0);

    assertThat(harness.extractOutputValues()).extracting(Features::version).containsExactly(1L, 1L);
    harness.close();
  }

  /** The last {@code cancellers} of {@code owners} cancel. */
  private static Sighting[] many(int owners, int cancellers) {
    return IntStream.range(0, owners)
        .mapToObj(it -> seen("owner-" + it, it, it < owners - cancellers ? 0 : 1))
        .toArray(Sighting[]::new);
  }

  private static Sighting seen(String owner, long after, long cancelled) {
    return new Sighting(
        "device", "phone", owner, UUID.randomUUID().toString(), Owner.START + after, cancelled);
  }

  private static List<Features> told(Sighting... sightings) throws Exception {
    var harness = harness();
    harness.open();
    for (var sighting : sightings) {
      harness.processElement(sighting, sighting.atMillis());
    }
    var told = harness.extractOutputValues();
    harness.close();
    return told;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Sighting, Features> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new FollowThings()), Sighting::key, Types.STRING);
  }
}
