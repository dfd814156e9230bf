package dev.tandem.notification.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.notification.link.Links;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.work.PollingWorker;
import dev.tandem.web.work.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the sending of messages to people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {

  private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofMinutes(1);

  @Bean
  JdbcNotices notices(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    JdbcNotices notices = new JdbcNotices(jdbc);
    TimeGauge.builder(
            "tandem.notification.oldest.due",
            () -> notices.oldestDueAge(clock.instant()).toMillis(),
            TimeUnit.MILLISECONDS)
        .description("How long the oldest due notification has been waiting")
        .register(meters);
    return notices;
  }

  @Bean
  OneTimeCodeTexts oneTimeCodeTexts(OneTimeCodes codes) {
    return new OneTimeCodeTexts(codes);
  }

  @Bean
  Channel channel() {
    return new LogChannel();
  }

  @Bean
  PollingWorker noticeWorker(
      JdbcNotices notices,
      Channel channel,
      OneTimeCodeTexts codes,
      TransactionTemplate transaction,
      EventPublisher events,
      Clock clock,
      MeterRegistry meters,
      NoticeProperties properties) {
    return new PollingWorker(
        "notices",
        properties.pollInterval(),
        new NoticeDispatcher(notices, channel, codes, transaction, events, clock, meters));
  }

  @Bean
  PollingWorker noticeHousekeeping(JdbcNotices notices, NoticeProperties properties, Clock clock) {
    return new PollingWorker(
        "notice-housekeeping",
        HOUSEKEEPING_INTERVAL,
        new Retention(notices::deleteBefore, properties.retention(), clock));
  }

  @Bean
  NoticeQueue noticeQueue(
      JdbcNotices notices,
      Channel channel,
      PollingWorker noticeWorker,
      Clock clock,
      NoticeProperties properties) {
    return new NoticeQueue(notices, new Texts(properties.locale()), channel, noticeWorker, clock);
  }

  @Bean
  NoticeHandler noticeHandler(NoticeQueue queue, Links links) {
    return new NoticeHandler(queue, links);
  }

  @Bean
  PurchaseNoticeHandler purchaseNoticeHandler(NoticeQueue queue) {
    return new PurchaseNoticeHandler(queue);
  }
}
