package dev.tandem.messaging.internal.publish;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.tandem.messaging.internal.outbox.OutboxMessage;
import dev.tandem.messaging.internal.producer.HalfMessage;

/**
 * A half message on its way to the broker.
 *
 * @param answer completes when the broker has it, exceptionally if it did not take it in time
 */
record HalfSend(OutboxMessage row, CompletableFuture<HalfMessage> answer) {

  /** Completes when all {@code halves} are answered, exceptionally if one of them is. */
  static CompletableFuture<Void> all(List<HalfSend> halves) {
    return CompletableFuture.allOf(
        halves.stream().map(HalfSend::answer).toArray(CompletableFuture<?>[]::new));
  }

  /** Those of {@code halves} that the broker did not take. */
  static List<UUID> failed(List<HalfSend> halves) {
    return halves.stream()
        .filter(half -> half.answer().isCompletedExceptionally())
        .map(half -> half.row().id())
        .toList();
  }
}
