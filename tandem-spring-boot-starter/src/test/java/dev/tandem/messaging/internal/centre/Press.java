package dev.tandem.messaging.internal.centre;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A printer elsewhere: it takes jobs, and tells what became of them. */
class Press {

  static final String REFUSED_TITLE = "refused";

  /** What became of a job. */
  enum State {
    PRINTED,
    REFUSED,
    UNKNOWN
  }

  private final Map<String, State> jobs = new ConcurrentHashMap<>();
  private final Map<String, Runnable> interruptions = new ConcurrentHashMap<>();
  private final Set<String> given = ConcurrentHashMap.newKeySet();

  /** Prints the job, unless it refuses to. */
  boolean print(String orderId, String title) {
    given.add(orderId);
    boolean printed = !title.equals(REFUSED_TITLE);
    jobs.put(orderId, printed ? State.PRINTED : State.REFUSED);
    return printed;
  }

  /** What goes on elsewhere while it is asked about the job. */
  void whenAsked(String orderId, Runnable meanwhile) {
    interruptions.put(orderId, meanwhile);
  }

  State stateOf(String orderId) {
    interruptions.getOrDefault(orderId, () -> {}).run();
    return jobs.getOrDefault(orderId, State.UNKNOWN);
  }

  boolean wasGiven(String orderId) {
    return given.contains(orderId);
  }

  /** What has not come by now is refused. */
  void closes(String orderId) {
    jobs.putIfAbsent(orderId, State.REFUSED);
  }
}
