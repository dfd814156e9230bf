package dev.tandem.notification.notice;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import dev.tandem.messaging.Event;
import dev.tandem.web.work.PollingWorker;

/** Queues notices in the transaction of their event, and has them sent after COMMIT. */
class NoticeQueue {

  private final JdbcNotices notices;
  private final Texts texts;
  private final Channel channel;
  private final PollingWorker dispatcher;
  private final Clock clock;

  NoticeQueue(
      JdbcNotices notices, Texts texts, Channel channel, PollingWorker dispatcher, Clock clock) {
    this.notices = notices;
    this.texts = texts;
    this.channel = channel;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** Queues the notice of each of {@code events}. */
  <T> void add(List<Event<T>> events, Function<Event<T>, Notice> notice) {
    notices.queue(events.stream().map(notice).toList(), texts, channel.name(), clock.instant());
    dispatcher.wakeAfterCommit();
  }
}
