package dev.tandem.messaging.internal.centre;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Everything an operator may want to know of a prepared transaction but its events' contents.
 *
 * @param context what its check is given, as JSON
 * @param state {@code PREPARED}, {@code COMMITTED} or {@code ROLLED_BACK}
 * @param checks how often its check was asked
 * @param lastAnswer what the check said last, if it did not decide
 * @param nextCheckAt when it is asked next; null when decided, or when an operator has to decide
 * @param proposed what one person wants it to be, where it takes two: COMMITTED or ROLLED_BACK
 * @param proposedBy that person
 * @param reason why a person decided or proposed so
 * @param decidedBy its own code ("itself"), its check ("check") or a person, by name
 * @param events the ids of the events that wait for it
 * @param topics the topics of these events
 * @param subjects what they are about
 */
public record PreparedDetails(
    UUID id,
    String name,
    String context,
    String state,
    Instant preparedAt,
    int checks,
    @Nullable String lastAnswer,
    @Nullable Instant nextCheckAt,
    @Nullable String proposed,
    @Nullable String proposedBy,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String reason,
    @JsonSerialize(contentUsing = EventIds.Json.class) List<UUID> events,
    List<String> topics,
    List<String> subjects) {

  TransactionState decision() {
    return "PREPARED".equals(state) ? TransactionState.UNKNOWN : TransactionState.valueOf(state);
  }
}
