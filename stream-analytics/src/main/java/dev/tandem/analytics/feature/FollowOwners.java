package dev.tandem.analytics.feature;

import java.time.Duration;

import dev.tandem.analytics.activity.Activity;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps the history of each owner, and tells the features anew with each event. */
public final class FollowOwners extends KeyedProcessFunction<String, Activity, Features> {

  /** Where owners were seen when they asked or cancelled. */
  public static final OutputTag<Sighting> SIGHTINGS =
      new OutputTag<>("sightings", TypeInformation.of(Sighting.class));

  private static final long serialVersionUID = 1;
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

  private transient Counter notNew = new SimpleCounter();

  @SuppressWarnings("NullAway.Init")
  private transient ValueState<OwnerHistory> histories;

  @Override
  public void open(OpenContext context) {
    notNew = getRuntimeContext().getMetricGroup().counter("repeatedOrLate");
    var kept = new ValueStateDescriptor<>("owner-history", OwnerHistory.class);
    kept.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
    histories = getRuntimeContext().getState(kept);
  }

  @Override
  public void processElement(Activity event, Context context, Collector<Features> out)
      throws Exception {
    var history = histories.value();
    if (history == null) {
      history = new OwnerHistory();
    }
    var features = history.tell(event);
    if (features.isPresent()) {
      history.sightings(event).forEach(it -> context.output(SIGHTINGS, it));
      out.collect(features.get());
    } else if (!event.kind().isBehaviour()) {
      notNew.inc();
      return;
    }
    histories.update(history);
  }
}
