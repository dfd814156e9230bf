package dev.tandem.messaging.internal.broker;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which things start; they stop in the opposite one. All come before the web server,
 * so that requests arrive last and end first.
 */
public final class LifecyclePhases {

  /**
   * The producer. It answers check-backs for whatever is still open, so it stays until beans are
   * destroyed.
   */
  public static final int PRODUCER = SmartLifecycle.DEFAULT_PHASE - 8192;

  /** Partitions, sweep, confirmation, drain. */
  public static final int OUTBOX = PRODUCER + 1024;

  /** Handlers of events, whose transactions publish through the above. */
  public static final int CONSUMERS = OUTBOX + 1024;

  private LifecyclePhases() {}
}
