package dev.tandem.messaging.internal.centre;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.TransactionCheck;
import dev.tandem.messaging.TransactionState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The application's checks, by name. */
final class KnownChecks {

  private final Map<String, TransactionCheck<?>> checks = new HashMap<>();
  private final JsonMapper json;

  KnownChecks(Collection<? extends TransactionCheck<?>> checks, JsonMapper json) {
    this.json = json;
    for (TransactionCheck<?> check : checks) {
      if (this.checks.put(check.name(), check) != null) {
        throw new IllegalStateException(
            "Two transaction checks are called '%s'".formatted(check.name()));
      }
    }
  }

  boolean isEmpty() {
    return checks.isEmpty();
  }

  /**
   * The context as it is kept.
   *
   * @throws IllegalArgumentException if there is no such check, or the context is not its own
   */
  String written(String name, Object context) {
    TransactionCheck<?> check = checks.get(name);
    if (check == null) {
      throw new IllegalArgumentException(
          "No TransactionCheck is called '%s'; there are %s".formatted(name, checks.keySet()));
    }
    if (!check.contextType().isInstance(context)) {
      throw new IllegalArgumentException("Check '%s' takes a %s, not a %s"
          .formatted(name, check.contextType().getName(), context.getClass().getName()));
    }
    try {
      String written = json.writeValueAsString(context);
      Object unused = json.readValue(written, check.contextType());
      return written;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          context.getClass().getName() + " cannot be kept as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** What the check says; fails as it fails. */
  TransactionState ask(String name, UUID id, String context) {
    TransactionCheck<?> check = checks.get(name);
    if (check == null) {
      throw new IllegalStateException("no TransactionCheck is called '%s' here".formatted(name));
    }
    return ask(check, id, context);
  }

  private <C> TransactionState ask(TransactionCheck<C> check, UUID id, String context) {
    return check.checkTransactionState(id, json.readValue(context, check.contextType()));
  }
}
