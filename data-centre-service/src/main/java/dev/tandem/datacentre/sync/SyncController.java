package dev.tandem.datacentre.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.tandem.datacentre.EventIds;
import dev.tandem.datacentre.Minutes;
import dev.tandem.datacentre.sync.CompareOutboxes.TopicSync;
import dev.tandem.messaging.support.UuidV7;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows whether Kafka has what was published. */
@RestController
class SyncController {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_NAMED = 1_000;

  private final CompareOutboxes comparing;

  SyncController(CompareOutboxes comparing) {
    this.comparing = comparing;
  }

  @GetMapping("/v1/sync")
  @Operation(summary = "Compares the services' outboxes with Kafka, minute by minute")
  SyncAnswer sync(
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    var now = comparing.now();
    var asked = Minutes.of(from, to, now, DAY);
    var compared = comparing.compare(asked.from(), asked.to());
    var topics =
        compared.topics().stream().map(topic -> TopicAnswer.of(topic, now)).toList();
    return new SyncAnswer(
        asked.from(),
        asked.to(),
        compared.unread().isEmpty()
            && topics.stream().allMatch(it -> it.missing() == 0 && it.surplus() == 0),
        compared.unread().stream().map(SyncController::named).sorted().toList(),
        topics);
  }

  private static String named(Publisher publisher) {
    return publisher.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-service";
  }

  /**
   * How Kafka stands to the outboxes.
   *
   * @param from the first minute
   * @param to the minute after the last
   * @param complete whether Kafka has everything and nothing else
   * @param unread services whose outbox could not be read; their topics are left out
   */
  record SyncAnswer(
      Instant from, Instant to, boolean complete, List<String> unread, List<TopicAnswer> data) {}

  /**
   * How Kafka stands to one topic's outbox.
   *
   * @param synced the number of published events that Kafka has
   * @param successRate synced by published, from 0 to 1, rounded down
   * @param lagMillis how long ago the oldest of the missing was published
   * @param missingEvents the oldest of the missing
   * @param surplus the number of events in Kafka that no outbox has
   */
  record TopicAnswer(
      String topic,
      long published,
      long synced,
      long missing,
      BigDecimal successRate,
      long lagMillis,
      List<String> missingEvents,
      long surplus) {

    static TopicAnswer of(TopicSync topic, Instant now) {
      var synced = topic.published() - topic.missing();
      var lag = topic.missingIds().isEmpty()
          ? 0
          : Duration.between(UuidV7.timeOf(topic.missingIds().getFirst()), now).toMillis();
      return new TopicAnswer(
          topic.topic(),
          topic.published(),
          synced,
          topic.missing(),
          rate(synced, topic.published()),
          Math.max(0, lag),
          topic.missingIds().stream()
              .limit(MOST_NAMED)
              .map(EventIds.EVENT::format)
              .toList(),
          topic.surplusIds().size());
    }

    private static BigDecimal rate(long synced, long published) {
      return published == 0
          ? BigDecimal.ONE
          : BigDecimal.valueOf(synced)
              .divide(BigDecimal.valueOf(published), 6, RoundingMode.DOWN)
              .stripTrailingZeros();
    }
  }
}
