package dev.tandem.messaging.internal.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.internal.centre.JdbcTransactions;
import dev.tandem.messaging.internal.centre.OperatorDecisions;
import dev.tandem.messaging.internal.centre.OperatorDecisions.Outcome;
import dev.tandem.messaging.internal.centre.PreparedDetails;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Actuator endpoint for the state of single messages, and of transactions outside the outbox's
 * database, which a person may decide when nobody else can.
 */
@Endpoint(id = "transactions")
public final class TransactionsEndpoint {

  private static final Duration WINDOW = Duration.ofDays(1);
  private static final int LIMIT = 100;

  private final OutboxQueries queries;
  private final JdbcTransactions prepared;
  private final OperatorDecisions decisions;
  private final FourEyes fourEyes;

  TransactionsEndpoint(
      OutboxQueries queries,
      JdbcTransactions prepared,
      OperatorDecisions decisions,
      FourEyes fourEyes) {
    this.queries = queries;
    this.prepared = prepared;
    this.decisions = decisions;
    this.fourEyes = fourEyes;
  }

  /**
   * One message, by its id, which is the id of its first event, or one prepared transaction by its
   * own; null (404) if there is neither.
   */
  @ReadOperation
  public @Nullable Object transaction(@Selector String messageId) {
    UUID id = id(messageId);
    Optional<?> message = queries.find(id);
    return message.isPresent() ? message.get() : prepared.find(id).orElse(null);
  }

  /**
   * The newest messages about a subject, at most 100. Without one, the oldest 100 prepared
   * transactions that are not decided.
   *
   * @param subject the subject of the events
   * @param within the time to look back, a day unless given
   */
  @ReadOperation
  public Object transactions(@Nullable String subject, @Nullable Duration within) {
    if (within != null && within.isNegative()) {
      throw invalid("within must not be negative");
    }
    return subject == null
        ? undecided()
        : new Messages(queries.about(subject, within == null ? WINDOW : within, LIMIT));
  }

  private Undecided undecided() {
    List<PreparedDetails> found = prepared.undecided(LIMIT + 1);
    boolean hasMore = found.size() > LIMIT;
    return new Undecided(hasMore ? found.subList(0, LIMIT) : found, hasMore);
  }

  /**
   * Decides a prepared transaction for good: {@code commit} publishes its events, {@code rollback}
   * drops them.
   */
  @WriteOperation
  public WebEndpointResponse<?> decide(
      SecurityContext security, @Selector String messageId, String action, String reason) {
    UUID id = id(messageId);
    if (reason.isBlank()) {
      throw invalid("reason is required");
    }
    Person person = Person.of(security, fourEyes.approverRole());
    Outcome outcome = switch (action) {
      case "commit" -> decisions.commit(id, person, reason);
      case "rollback" -> decisions.rollback(id, person, reason);
      default -> throw invalid("action must be 'commit' or 'rollback', not '" + action + "'");
    };
    return switch (outcome) {
      case DECIDED -> new WebEndpointResponse<>(prepared.find(id));
      case PROPOSED -> answer(200, messageId, outcome, "somebody else must want the same");
      case OWN_PROPOSAL ->
        answer(409, messageId, outcome, "proposed by yourself: somebody else must want the same");
      case NOT_AN_APPROVER ->
        answer(
            403,
            messageId,
            outcome,
            "this takes a second person with the role " + fourEyes.approverRole());
      case TOO_LATE -> answer(409, messageId, outcome, "it was decided the other way before");
      case NOT_FOUND -> answer(404, messageId, outcome, "no such prepared transaction");
    };
  }

  private static WebEndpointResponse<?> answer(
      int status, String id, Outcome outcome, String detail) {
    return new WebEndpointResponse<>(
        Map.of("id", id, "outcome", outcome, "detail", detail), status);
  }

  private static UUID id(String text) {
    return EventIds.parse(text)
        .orElseThrow(() -> new InvalidEndpointRequestException(
            text + " is no id of a message or transaction", "an id is a UUID, or evt_ and a UUID"));
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  /**
   * Messages found.
   *
   * @param data newest first
   */
  public record Messages(List<OutboxQueries.MessageDetails> data) {}

  /**
   * Transactions found.
   *
   * @param data oldest first
   */
  public record Undecided(List<PreparedDetails> data, boolean hasMore) {}
}
