package dev.tandem.console.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The change that one event makes to its payment.
 *
 * @param at when the event happened
 */
record PaymentNews(
    String id,
    PaymentKind kind,
    int stage,
    String state,
    @Nullable String ownerId,
    @Nullable String walletId,
    @Nullable String fundCode,
    @Nullable Long amountMinor,
    @Nullable String currency,
    Instant at) {

  /** The changes that {@code events} make to payments; other events are skipped. */
  static List<PaymentNews> in(List<JournalledEvent> events) {
    return events.stream().map(PaymentNews::of).flatMap(Optional::stream).toList();
  }

  private static Optional<PaymentNews> of(JournalledEvent event) {
    return PaymentKind.of(event.subject()).map(kind -> {
      Milestone milestone = Milestone.of(kind, event);
      JsonNode data = event.data();
      JsonNode amount = data.path("amount");
      return new PaymentNews(
          event.subject(),
          kind,
          milestone.stage(),
          milestone.state().orElseThrow(),
          data.path("ownerId").asString(null),
          data.path("walletId").asString(null),
          data.path("fundCode").asString(null),
          amount.path("amountMinor").isIntegralNumber()
              ? amount.path("amountMinor").asLong()
              : null,
          amount.path("currency").asString(null),
          event.occurredAt());
    });
  }
}
