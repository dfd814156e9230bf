package dev.tandem.messaging.internal.invocation;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.internal.delivery.TraceParent;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * Observes handlers: a timer for each, and a span that continues the publisher's trace where a
 * tracer is present. A list continues the trace of its first event, because a span has one parent.
 */
public final class HandlerObservations {

  private final ObservationRegistry registry;

  public HandlerObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  @FunctionalInterface
  interface Call {
    Effect run() throws Exception;
  }

  /** Observes work inside the transaction. */
  void handling(String group, HandlerMethod method, Event<?> event, Work work) {
    try {
      start("tandem.messaging.handle", group, method, event).observeChecked(() -> {
        work.run();
        return Boolean.TRUE;
      });
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new HandlerFailedException(e);
    } catch (Throwable e) {
      throw new IllegalStateException("neither exception nor error", e);
    }
  }

  /** Observes a call to the outside world. */
  Effect calling(String group, HandlerMethod method, Event<?> event, Call call) {
    try {
      Effect effect =
          start("tandem.messaging.call", group, method, event).observeChecked(call::run);
      return effect == null ? Effect.NONE : effect;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new HandlerFailedException(e);
    } catch (Throwable e) {
      throw new IllegalStateException("neither exception nor error", e);
    }
  }

  private Observation start(String name, String group, HandlerMethod method, Event<?> event) {
    return Observation.createNotStarted(
            name,
            () -> {
              ReceiverContext<Event<?>> context =
                  new ReceiverContext<>(HandlerObservations::header, Kind.CONSUMER);
              context.setCarrier(event);
              return context;
            },
            registry)
        .contextualName(method + " process")
        .lowCardinalityKeyValues(KeyValues.of("group", group, "handler", method.toString()));
  }

  private static @Nullable String header(Event<?> event, String name) {
    return TraceParent.NAME.equals(name) ? event.traceparent() : null;
  }
}
