package dev.tandem.analytics.minute;

import dev.tandem.analytics.activity.Activity;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds events to the counts of their minute. */
public final class CountMinute implements AggregateFunction<Activity, Counts, Counts> {

  private static final long serialVersionUID = 1;

  @Override
  public Counts createAccumulator() {
    return new Counts();
  }

  @Override
  public Counts add(Activity event, Counts counts) {
    counts.add(event);
    return counts;
  }

  @Override
  public Counts getResult(Counts counts) {
    return counts;
  }

  @Override
  public Counts merge(Counts one, Counts other) {
    throw new UnsupportedOperationException("Minutes do not merge");
  }
}
