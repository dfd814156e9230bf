package dev.tandem.analytics;

import java.time.Duration;

import dev.tandem.analytics.activity.Activity;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks that the clock of this machine bounds: an event from the future, by a wrong clock,
 * does not make everybody else's too late.
 */
final class NotAhead extends BoundedOutOfOrdernessWatermarks<Activity> {

  NotAhead(Duration outOfOrder) {
    super(outOfOrder);
  }

  @Override
  public void onEvent(Activity event, long atMillis, WatermarkOutput output) {
    super.onEvent(event, Math.min(atMillis, System.currentTimeMillis()), output);
  }
}
