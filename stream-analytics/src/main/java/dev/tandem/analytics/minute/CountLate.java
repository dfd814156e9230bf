package dev.tandem.analytics.minute;

import dev.tandem.analytics.activity.Activity;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the events that came too late for their minute. */
public final class CountLate extends ProcessFunction<Activity, Void> {

  private static final long serialVersionUID = 1;

  private transient Counter late = new SimpleCounter();

  @Override
  public void open(OpenContext context) {
    late = getRuntimeContext().getMetricGroup().counter("tooLate");
  }

  @Override
  public void processElement(Activity event, Context context, Collector<Void> out) {
    late.inc();
  }
}
