package dev.tandem.messaging.internal.centre;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.messaging.centre.TransactionCheck;
import dev.tandem.messaging.centre.TransactionState;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The application's checks, by name; found late, because they may need the centre themselves. */
final class KnownChecks implements SmartInitializingSingleton {

  private final SingletonSupplier<Map<String, TransactionCheck<?>>> checks;
  private final JsonMapper json;

  KnownChecks(Supplier<Stream<TransactionCheck<?>>> checks, JsonMapper json) {
    this.checks = SingletonSupplier.of(() -> byName(checks.get().toList()));
    this.json = json;
  }

  private static Map<String, TransactionCheck<?>> byName(List<TransactionCheck<?>> checks) {
    Map<String, TransactionCheck<?>> byName = new HashMap<>();
    for (TransactionCheck<?> check : checks) {
      if (byName.put(check.name(), check) != null) {
        throw new IllegalStateException(
            "Two transaction checks are called '%s'".formatted(check.name()));
      }
    }
    return byName;
  }

  /** Two checks of one name stop the start. */
  @Override
  public void afterSingletonsInstantiated() {
    checks.obtain();
  }

  boolean isEmpty() {
    return checks.obtain().isEmpty();
  }

  /**
   * The context as it is kept.
   *
   * @throws IllegalArgumentException if there is no such check, or the context is not its own
   */
  String written(String name, Object context) {
    TransactionCheck<?> check = checks.obtain().get(name);
    if (check == null) {
      throw new IllegalArgumentException("No TransactionCheck is called '%s'; there are %s"
          .formatted(name, checks.obtain().keySet()));
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
    TransactionCheck<?> check = checks.obtain().get(name);
    if (check == null) {
      throw new IllegalStateException("no TransactionCheck is called '%s' here".formatted(name));
    }
    return ask(check, id, context);
  }

  private <C> TransactionState ask(TransactionCheck<C> check, UUID id, String context) {
    return check.checkTransactionState(id, json.readValue(context, check.contextType()));
  }
}
