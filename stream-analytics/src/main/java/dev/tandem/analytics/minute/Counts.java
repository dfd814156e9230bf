package dev.tandem.analytics.minute;

import java.util.HashSet;
import java.util.Set;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;

/** The counts of one minute so far. Its fields are public because Flink serializes it. */
public final class Counts {

  /** Events may come more than once. */
  public Set<String> events = new HashSet<>();

  public Set<String> investors = new HashSet<>();

  public long orders;

  public long amountMinor;

  public long ended;

  public long abnormal;

  public Counts() {}

  /** Adds an event, if it is not among them. */
  public void add(Activity event) {
    if (!events.add(event.eventId())) {
      return;
    }
    if (event.kind() == Kind.ASKED) {
      orders++;
      amountMinor += event.amountMinor();
      investors.add(event.ownerId());
    } else {
      ended++;
      abnormal += event.kind() == Kind.COMPLETED ? 0 : 1;
    }
  }
}
