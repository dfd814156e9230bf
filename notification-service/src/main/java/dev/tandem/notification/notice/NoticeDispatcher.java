package dev.tandem.notification.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.contract.notification.DeliverySettled;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.Backoff;
import dev.tandem.notification.notice.Channel.Message;
import dev.tandem.notification.notice.JdbcNotices.Sent;
import dev.tandem.notification.notice.JdbcNotices.Taken;
import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands queued notifications to their channel, in batches: one statement takes a batch, one records
 * it.
 *
 * <p>A notification is recorded after it was handed over, never before: a crash in between sends it
 * again under the same id rather than not at all. {@link Channel} explains how it still has one
 * effect.
 */
final class NoticeDispatcher implements PollingWorker.Round {

  private static final Logger log = LoggerFactory.getLogger(NoticeDispatcher.class);

  private static final int BATCH = 200;
  private static final int MAX_ATTEMPTS = 5;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final JdbcNotices notices;
  private final Channel channel;
  private final OneTimeCodeTexts codes;
  private final TransactionTemplate transaction;
  private final EventPublisher events;
  private final Clock clock;
  private final MeterRegistry meters;

  NoticeDispatcher(
      JdbcNotices notices,
      Channel channel,
      OneTimeCodeTexts codes,
      TransactionTemplate transaction,
      EventPublisher events,
      Clock clock,
      MeterRegistry meters) {
    this.notices = notices;
    this.channel = channel;
    this.codes = codes;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public boolean work() {
    Instant now = clock.instant();
    List<Taken> taken = taken(now);
    List<UUID> sent = new ArrayList<>();
    int suppressed = 0;
    for (Taken notification : taken) {
      if (notification.suppressed()) {
        suppressed++;
      } else if (isSent(notification)) {
        sent.add(notification.message().id());
      }
    }
    count("suppressed", suppressed);
    if (!sent.isEmpty()) {
      count("sent", recorded(sent));
    }
    return taken.size() == BATCH;
  }

  /** Takes what is due, and tells journeys of what is suppressed, all or nothing. */
  private List<Taken> taken(Instant now) {
    return Objects.requireNonNull(transaction.execute(status -> {
      List<Taken> taken = notices.take(channel.name(), BATCH, now, now.plus(LEASE));
      taken.stream()
          .filter(Taken::suppressed)
          .forEach(it -> settled(
              it.message().template(),
              it.subject(),
              it.message().recipientId(),
              DeliverySettled.Outcome.SUPPRESSED,
              now));
      return taken;
    }));
  }

  /** Records what was sent, and tells journeys of theirs, all or nothing; returns the number. */
  private int recorded(List<UUID> sent) {
    return Objects.requireNonNull(transaction.execute(status -> {
      Instant now = clock.instant();
      List<Sent> recorded = notices.recordSent(sent, now);
      recorded.forEach(it -> settled(
          it.template(), it.subject(), it.recipientId(), DeliverySettled.Outcome.SENT, now));
      return recorded.size();
    }));
  }

  private void settled(
      String template,
      String subject,
      String recipientId,
      DeliverySettled.Outcome outcome,
      Instant now) {
    if (template.equals(Template.JOURNEY_STEP.code())) {
      events.publish(new DeliverySettled(subject, recipientId, outcome, now, 1));
    }
  }

  private boolean isSent(Taken notification) {
    try {
      channel.send(withCode(notification));
      return true;
    } catch (RuntimeException e) {
      log.warn("Notification {} was not sent", notification.message().id(), e);
      if (notification.attempts() < MAX_ATTEMPTS) {
        var delay = RETRIES.after(notification.attempts());
        notices.recordFailure(notification.message().id(), clock.instant().plus(delay));
      } else {
        notices.recordFailure(notification.message().id(), null);
        count("failed", 1);
      }
      return false;
    }
  }

  private Message withCode(Taken taken) {
    Message kept = taken.message();
    String text = codes.completed(kept.text(), taken.subject(), taken.sealedCode());
    return new Message(kept.id(), kept.recipientId(), kept.template(), text);
  }

  private void count(String outcome, int number) {
    meters.counter("tandem.notifications", "outcome", outcome).increment(number);
  }
}
