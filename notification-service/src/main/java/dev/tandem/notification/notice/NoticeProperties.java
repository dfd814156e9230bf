package dev.tandem.notification.notice;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages to people.
 *
 * @param locale The language of notifications.
 * @param pollInterval Pause between two looks for due notifications, such as retries.
 * @param retention Time that notifications are kept.
 */
@ConfigurationProperties("tandem.notification.notice")
record NoticeProperties(
    @DefaultValue("en") Locale locale,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("400d") Duration retention) {}
