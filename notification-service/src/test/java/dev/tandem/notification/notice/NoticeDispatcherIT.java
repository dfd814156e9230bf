package dev.tandem.notification.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.notification.ServiceIT;
import dev.tandem.notification.notice.Channel.ChannelException;
import dev.tandem.notification.notice.Channel.Message;
import dev.tandem.web.secret.SharedSecrets;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.work.Retention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Dispatching on a channel of its own, so that the running service leaves it alone. */
class NoticeDispatcherIT extends ServiceIT {

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);
  private static final OneTimeCodes CODES =
      new OneTimeCodes(new SharedSecrets(List.of(new byte[32])));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private ScriptedChannel channel;
  private JdbcNotices notices;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private EventPublisher events;

  @BeforeEach
  void openChannel() {
    notices = new JdbcNotices(jdbc);
    channel = new ScriptedChannel("TEST-" + UUID.randomUUID());
  }

  @Test
  void triesAFailingChannelLaterAndThenSends() {
    String owner = queue(Template.RECHARGE_COMPLETED, "rch_" + UUID.randomUUID());
    channel.failures = 1;

    dispatcher().work();
    assertThat(statusesOf(owner)).isEmpty();
    dispatcher().work();
    assertThat(channel.sent).isEmpty();
    now = now.plusSeconds(5);
    dispatcher().work();

    assertThat(statusesOf(owner)).containsExactly("SENT");
    assertThat(channel.sent).hasSize(1);
    assertThat(count("sent")).isEqualTo(1);
  }

  @Test
  void givesUpAfterFiveAttempts() {
    String owner = queue(Template.RECHARGE_COMPLETED, "rch_" + UUID.randomUUID());
    channel.failures = 100;

    for (int i = 0; i < 10; i++) {
      dispatcher().work();
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(statusesOf(owner)).containsExactly("FAILED");
    assertThat(channel.failures).isEqualTo(95);
    assertThat(count("failed")).isEqualTo(1);
  }

  @Test
  void sendsAgainUnderTheSameIdWhatACrashLeftUnrecorded() {
    String owner = queue(Template.RECHARGE_COMPLETED, "rch_" + UUID.randomUUID());
    UUID handedOver = notices
        .take(channel.name(), 10, now, now.plusSeconds(60))
        .getFirst()
        .message()
        .id();

    dispatcher().work();
    assertThat(channel.sent).isEmpty();
    now = now.plusSeconds(60);
    dispatcher().work();

    assertThat(channel.sent).extracting(Message::id).containsExactly(handedOver);
    assertThat(statusesOf(owner)).containsExactly("SENT");
  }

  @Test
  void suppressesWhatWasQueuedBeforeItsOutcomeWasKnown() {
    String recharge = "rch_" + UUID.randomUUID();
    String asked = queue(Template.STEP_UP_REQUIRED, recharge);
    channel.failures = 1;
    dispatcher().work();

    String told = queue(Template.RECHARGE_EXPIRED, recharge);
    now = now.plusSeconds(5);
    dispatcher().work();

    assertThat(statusesOf(asked)).containsExactly("SUPPRESSED");
    assertThat(statusesOf(told)).containsExactly("SENT");
    assertThat(channel.sent).extracting(Message::template).containsExactly("recharge-expired");
  }

  @Test
  void takesABacklogInBatchesAndSendsEachOnce() {
    Money amount = Money.of(1250, "CNY");
    List<Notice> backlog = IntStream.range(0, 450)
        .mapToObj(i -> new Notice(
            UUID.randomUUID(), "own", Template.PAYMENT_HELD, "rch_" + UUID.randomUUID(), amount))
        .toList();
    notices.queue(backlog, TEXTS, channel.name(), now);
    notices.queue(backlog, TEXTS, channel.name(), now);

    assertThat(dispatcher().work()).isTrue();
    assertThat(dispatcher().work()).isTrue();
    assertThat(dispatcher().work()).isFalse();

    assertThat(channel.sent).hasSize(450).extracting(Message::id).doesNotHaveDuplicates();
  }

  @Test
  void forgetsByTheClockThatItWasQueuedWithAndNeverWhatIsToBeSent() {
    now = Instant.parse("2126-11-20T10:00:00Z");
    String told = queue(Template.RECHARGE_COMPLETED, "rch_" + UUID.randomUUID());
    dispatcher().work();
    String waiting = queue(Template.RECHARGE_COMPLETED, "rch_" + UUID.randomUUID());

    now = now.plus(RETENTION);
    retain();
    assertThat(statusesOf(told)).containsExactly("SENT");
    now = now.plusMillis(1);
    retain();

    assertThat(statusesOf(told)).isEmpty();
    dispatcher().work();
    assertThat(statusesOf(waiting)).containsExactly("SENT");
  }

  @Test
  void tellsTheCodeAndKeepsOnlyAMaskOfIt() {
    String owner = "own-" + UUID.randomUUID();
    String order = "ord_" + UUID.randomUUID();
    String sealed = CODES.drawSealed(order);
    notices.queue(
        List.of(new Notice(
            UUID.randomUUID(),
            owner,
            Template.STEP_UP_REQUIRED,
            order,
            Money.of(2_000_000, "CNY"),
            List.of("BAL-002", OneTimeCodeTexts.MASK),
            sealed)),
        TEXTS,
        channel.name(),
        now);

    dispatcher().work();

    String code = CODES.open(order, sealed);
    assertThat(channel.sent)
        .singleElement()
        .extracting(Message::text)
        .asString()
        .contains("CNY 20000.00", "BAL-002", code);
    assertThat(notices.page(owner, null, null, 10))
        .singleElement()
        .satisfies(shown -> assertThat(shown.text()).contains("••••••").doesNotContain(code));
    assertThat(jdbc.sql("SELECT n::text FROM notification n WHERE recipient_id = :owner")
            .param("owner", owner)
            .query(String.class)
            .single())
        .doesNotContain(code);
  }

  private void retain() {
    new Retention(notices::deleteBefore, RETENTION, clock()).work();
  }

  private NoticeDispatcher dispatcher() {
    return new NoticeDispatcher(
        notices, channel, new OneTimeCodeTexts(CODES), transaction, events, clock(), meters);
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String queue(Template template, String subject) {
    String owner = "own-" + UUID.randomUUID();
    Money amount = Money.of(1250, "CNY");
    notices.queue(
        List.of(new Notice(UUID.randomUUID(), owner, template, subject, amount)),
        TEXTS,
        channel.name(),
        now);
    return owner;
  }

  private List<String> statusesOf(String owner) {
    return notices.page(owner, null, null, 10).stream()
        .map(view -> view.status().name())
        .toList();
  }

  private double count(String outcome) {
    return meters.counter("tandem.notifications", "outcome", outcome).count();
  }

  /** Fails as often as it is told to, then sends. */
  private static final class ScriptedChannel implements Channel {

    private final String name;
    private final List<Message> sent = new ArrayList<>();
    private int failures;

    ScriptedChannel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void send(Message message) {
      if (failures > 0) {
        failures--;
        throw new ChannelException("the channel is away");
      }
      sent.add(message);
    }
  }
}
