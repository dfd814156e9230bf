package dev.tandem.analytics.minute;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Tells of a minute as it is. */
public final class TellMinute
    extends ProcessWindowFunction<Counts, Minute, PaymentsOf, TimeWindow> {

  private static final long serialVersionUID = 1;

  @Override
  public void process(
      PaymentsOf payments, Context context, Iterable<Counts> counted, Collector<Minute> out) {
    out.collect(
        Minute.of(context.window().getStart(), payments, counted.iterator().next()));
  }
}
