package dev.tandem.messaging.internal.deadletter;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.messaging.internal.deadletter.ActionResult.AlreadyClosed;
import dev.tandem.messaging.internal.deadletter.ActionResult.Discarded;
import dev.tandem.messaging.internal.deadletter.ActionResult.Edited;
import dev.tandem.messaging.internal.deadletter.ActionResult.Failed;
import dev.tandem.messaging.internal.deadletter.ActionResult.NoOwnProposal;
import dev.tandem.messaging.internal.deadletter.ActionResult.NotAnApprover;
import dev.tandem.messaging.internal.deadletter.ActionResult.NotFound;
import dev.tandem.messaging.internal.deadletter.ActionResult.OwnEdit;
import dev.tandem.messaging.internal.deadletter.ActionResult.OwnProposal;
import dev.tandem.messaging.internal.deadletter.ActionResult.Proposed;
import dev.tandem.messaging.internal.deadletter.ActionResult.Resolved;
import dev.tandem.messaging.internal.deadletter.ActionResult.Withdrawn;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Actuator endpoint {@code deadletters}: list, inspect, edit, retry, discard. */
@Endpoint(id = "deadletters")
public final class DeadLettersEndpoint {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final JdbcDeadLetters store;
  private final DeadLetters deadLetters;
  private final BulkRetry bulkRetry;
  private final FourEyes fourEyes;

  public DeadLettersEndpoint(
      JdbcDeadLetters store, DeadLetters deadLetters, BulkRetry bulkRetry, FourEyes fourEyes) {
    this.store = store;
    this.deadLetters = deadLetters;
    this.bulkRetry = bulkRetry;
    this.fourEyes = fourEyes;
  }

  /** A page of dead letters, oldest first; the open ones unless another status is asked for. */
  @ReadOperation
  public Page list(
      @Nullable String group,
      @Nullable String subject,
      @Nullable String status,
      @Nullable Integer limit,
      @Nullable String startingAfter) {
    int size = limit == null ? DEFAULT_LIMIT : limit;
    if (size < 1 || size > MAX_LIMIT) {
      throw invalid("limit must be between 1 and " + MAX_LIMIT);
    }
    List<DeadLetter> found = store.list(
        new JdbcDeadLetters.Selection(group, subject, status(status)),
        size + 1,
        startingAfter == null ? null : uuid(startingAfter));
    boolean hasMore = found.size() > size;
    return new Page(hasMore ? found.subList(0, size) : found, hasMore);
  }

  /** One dead letter with its body, stack trace and everything that was done with it. */
  @ReadOperation
  public WebEndpointResponse<?> get(@Selector String id) {
    Optional<DeadLetter> found = parsed(id).flatMap(store::find);
    if (found.isEmpty()) {
      return notFound(id);
    }
    DeadLetter letter = found.get();
    MessageBody body = store.body(letter.id());
    String text = body.text();
    return new WebEndpointResponse<>(new Details(
        letter,
        text,
        text == null ? Base64.getEncoder().encodeToString(body.bytes()) : null,
        store.edit(letter.id()).orElse(null),
        store.stack(letter.id()),
        store.actions(letter.id())));
  }

  /**
   * {@code retry}, {@code edit} or {@code discard} one dead letter, or {@code withdraw} one's own
   * proposal to discard it.
   *
   * @param body with {@code edit}, the text for the next retry to handle
   */
  @WriteOperation
  public WebEndpointResponse<?> act(
      SecurityContext security,
      @Selector String id,
      String action,
      @Nullable String reason,
      @Nullable String body) {
    Optional<UUID> uuid = parsed(id);
    if (uuid.isEmpty()) {
      return notFound(id);
    }
    Person person = person(security);
    ActionResult result = switch (action) {
      case "retry" -> deadLetters.retry(uuid.get(), person, reason);
      case "edit" -> deadLetters.edit(uuid.get(), requireBody(body), person, requireReason(reason));
      case "discard" -> deadLetters.discard(uuid.get(), person, requireReason(reason));
      case "withdraw" -> deadLetters.withdraw(uuid.get(), person, reason);
      default ->
        throw invalid(
            "action must be 'retry', 'edit', 'discard' or 'withdraw', not '" + action + "'");
    };
    return response(id, result);
  }

  /** {@code retry} every open dead letter of a group, or of all groups, in the background. */
  @WriteOperation
  public WebEndpointResponse<?> actOnAll(
      SecurityContext security, String action, @Nullable String group, @Nullable String reason) {
    if (!"retry".equals(action)) {
      throw invalid("action must be 'retry': dead letters are discarded one by one");
    }
    return bulkRetry.start(group, person(security), reason)
        ? new WebEndpointResponse<>(Map.of("outcome", "STARTED"), 202)
        : new WebEndpointResponse<>(
            Map.of("outcome", "REFUSED", "detail", "a bulk retry is already running"), 409);
  }

  private WebEndpointResponse<?> response(String id, ActionResult result) {
    if (result instanceof Resolved) {
      return new WebEndpointResponse<>(Map.of("id", id, "status", "RESOLVED"));
    }
    if (result instanceof Edited) {
      return new WebEndpointResponse<>(Map.of("id", id, "status", "OPEN", "outcome", "EDITED"));
    }
    if (result instanceof Discarded) {
      return new WebEndpointResponse<>(Map.of("id", id, "status", "DISCARDED"));
    }
    if (result instanceof Proposed) {
      return open(id, 200, "PROPOSED", "somebody else must discard it too");
    }
    if (result instanceof Withdrawn) {
      return new WebEndpointResponse<>(Map.of("id", id, "status", "OPEN", "outcome", "WITHDRAWN"));
    }
    if (result instanceof NoOwnProposal) {
      return open(id, 409, "REFUSED", "you have not proposed to discard it");
    }
    if (result instanceof OwnEdit) {
      return open(
          id,
          409,
          "REFUSED",
          "edited by yourself: somebody else must look at the edit and retry it");
    }
    if (result instanceof OwnProposal) {
      return open(
          id, 409, "REFUSED", "proposed by yourself: somebody else must look at it and discard it");
    }
    if (result instanceof NotAnApprover) {
      return open(
          id,
          403,
          "REFUSED",
          "this takes a second person with the role " + fourEyes.approverRole());
    }
    if (result instanceof Failed failed) {
      return open(id, 422, "FAILED", failed.detail());
    }
    if (result instanceof AlreadyClosed closed) {
      return new WebEndpointResponse<>(
          Map.of("id", id, "status", closed.status(), "detail", "already closed"), 409);
    }
    if (result instanceof NotFound) {
      return notFound(id);
    }
    throw new IllegalStateException("unexpected result " + result);
  }

  private static WebEndpointResponse<?> open(String id, int status, String outcome, String detail) {
    return new WebEndpointResponse<>(
        Map.of("id", id, "status", "OPEN", "outcome", outcome, "detail", detail), status);
  }

  private static WebEndpointResponse<?> notFound(String id) {
    return new WebEndpointResponse<>(Map.of("id", id, "detail", "no such dead letter"), 404);
  }

  private static String requireReason(@Nullable String reason) {
    return required("reason", reason);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(name + " is required");
    }
    return value;
  }

  // PostgreSQL's text holds no NUL, and JSON needs none.
  private static String requireBody(@Nullable String body) {
    String text = required("body", body);
    if (text.indexOf('\u0000') >= 0) {
      throw invalid("body must not contain NUL");
    }
    return text;
  }

  private Person person(SecurityContext security) {
    return Person.of(security, fourEyes.approverRole());
  }

  private static DeadLetterStatus status(@Nullable String status) {
    if (status == null) {
      return DeadLetterStatus.OPEN;
    }
    try {
      return DeadLetterStatus.valueOf(status.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid("status must be OPEN, RESOLVED or DISCARDED");
    }
  }

  private static UUID uuid(String id) {
    return parsed(id).orElseThrow(() -> invalid("startingAfter is not an id"));
  }

  private static Optional<UUID> parsed(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  /** A page of dead letters. */
  public record Page(List<DeadLetter> data, boolean hasMore) {}

  /**
   * Everything known about one dead letter.
   *
   * @param body the message body or the event's part of it, where it is UTF-8 text
   * @param bodyBase64 the same where it is not
   * @param edit what a retry handles instead, if somebody has edited it
   */
  public record Details(
      @JsonUnwrapped DeadLetter deadLetter,
      @Nullable String body,
      @Nullable String bodyBase64,
      @Nullable DeadLetterEdit edit,
      String errorStack,
      List<DeadLetterAction> actions) {}
}
