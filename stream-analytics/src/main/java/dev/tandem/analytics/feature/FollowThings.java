package dev.tandem.analytics.feature;

import java.time.Duration;
import java.util.Map;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the owners of each device and address, and tells of rings: accounts that share one and buy
 * to cancel again. Who belongs to a ring is told of each, as they may pay from elsewhere next.
 */
public final class FollowThings extends KeyedProcessFunction<String, Sighting, Features> {

  private static final long serialVersionUID = 1;
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);

  @SuppressWarnings("NullAway.Init")
  private transient ValueState<ThingHistory> histories;

  @Override
  public void open(OpenContext context) {
    var kept = new ValueStateDescriptor<>("thing-history", ThingHistory.class);
    kept.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
    histories = getRuntimeContext().getState(kept);
  }

  @Override
  public void processElement(Sighting sighting, Context context, Collector<Features> out)
      throws Exception {
    var history = histories.value();
    if (history == null) {
      history = new ThingHistory();
    }
    history.add(sighting);
    out.collect(features(sighting.kind(), sighting.thing(), sighting, history, history.features()));
    if (history.isRing()) {
      var cancellers = history.cancellers();
      var size = Map.of("owners", (double) cancellers.size());
      for (var owner : cancellers) {
        if (history.told.add(owner) || owner.equals(sighting.ownerId())) {
          out.collect(features("ring", owner, sighting, history, size));
        }
      }
    }
    histories.update(history);
  }

  private static Features features(
      String kind, String id, Sighting sighting, ThingHistory history, Map<String, Double> values) {
    return new Features(
        kind, id, sighting.eventId(), history.version, history.newestMillis, values);
  }
}
