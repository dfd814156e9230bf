package dev.tandem.messaging.internal.listener;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Deletes old rows of the listeners' inbox at intervals. */
final class ListenerInboxRetention implements SmartLifecycle {

  private final JdbcListenerInbox inbox;
  private final MessagingProperties.Retention retention;
  private final OutboxScheduler scheduler;
  private @Nullable Runnable cancel;

  ListenerInboxRetention(
      JdbcListenerInbox inbox, MessagingProperties.Retention retention, OutboxScheduler scheduler) {
    this.inbox = inbox;
    this.retention = retention;
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    cancel = scheduler.every(
        retention.interval(), "Listener inbox retention", () -> inbox.forget(retention.inbox()));
  }

  @Override
  public void stop() {
    if (cancel != null) {
      cancel.run();
      cancel = null;
    }
  }

  @Override
  public boolean isRunning() {
    return cancel != null;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
