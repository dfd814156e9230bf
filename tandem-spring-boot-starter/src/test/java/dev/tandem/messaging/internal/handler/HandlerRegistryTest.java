package dev.tandem.messaging.internal.handler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

// Handlers are called by reflection, and most of these never.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class HandlerRegistryTest {

  @EventType(
      topic = "trips",
      type = "com.example.TripBooked.v1",
      subject = "id",
      sequence = "number")
  record TripBooked(String id, long number) {}

  @EventType(topic = "trips", type = "com.example.TripEnded.v2", subject = "id")
  record TripEnded(String id) {}

  @EventType(topic = "desks", type = "com.example.TripTold.v1", subject = "id", tag = "desk")
  record TripTold(String id, String desk) {}

  @EventType(topic = "desks", type = "com.example.TripAsked.v1", subject = "id", tag = "desk")
  record TripAsked(String id, String desk) {}

  record Unpublished(String id) {}

  @EventType(topic = "trips", type = "com.example.TripWrapped.v1", subject = "id")
  record TripWrapped<T>(String id, T data) {}

  static class Every {

    final List<Object> seen = new ArrayList<>();

    @EventHandler(group = "data")
    void data(TripBooked event) {
      seen.add(event);
    }

    @EventHandler(group = "envelope")
    private void envelope(Event<TripBooked> event) {
      seen.add(event);
    }

    @EventHandler(group = "list")
    protected void list(List<TripBooked> events) {
      seen.add(events);
    }

    @EventHandler(group = "envelopes")
    public void envelopes(List<Event<TripBooked>> events) {
      seen.add(events);
    }

    @EventHandler(group = "call")
    Effect call(TripBooked event) {
      return () -> seen.add("called " + event.id());
    }
  }

  private final TripBooked booked = new TripBooked("t-1", 1);
  private final Event<TripBooked> event = new Event<>(
      UUID.randomUUID(),
      "travel",
      "com.example.TripBooked.v1",
      "t-1",
      Instant.EPOCH,
      OptionalLong.of(1),
      null,
      booked);

  @Test
  void invokesEverySignatureAndEveryVisibility() throws Exception {
    Every bean = new Every();
    HandlerRegistry registry = registry(bean);

    method(registry, "data").handle(event);
    method(registry, "envelope").handle(event);
    method(registry, "list").handleAll(List.of(event));
    method(registry, "envelopes").handleAll(List.of(event));
    method(registry, "call").call(event).apply();

    assertThat(bean.seen)
        .containsExactly(booked, event, List.of(booked), List.of(event), "called t-1");
  }

  @Test
  void invokesThroughAProxyAndBehindItWhereAProxyCannotReach() throws Exception {
    Every bean = new Every();
    List<String> intercepted = new ArrayList<>();
    ProxyFactory factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(true);
    factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) call -> {
      intercepted.add(call.getMethod().getName());
      return call.proceed();
    });
    HandlerRegistry registry = registry(factory.getProxy());

    method(registry, "data").handle(event);
    method(registry, "envelope").handle(event);

    assertThat(bean.seen).containsExactly(booked, event);
    assertThat(intercepted).containsExactly("data");
  }

  @Test
  void passesOnWhatTheHandlerThrows() {
    class Failing {
      @EventHandler(group = "failing")
      void on(TripBooked event) throws Exception {
        throw new java.io.IOException("no route");
      }
    }
    HandlerMethod method = method(registry(new Failing()), "failing");

    assertThatExceptionOfType(java.io.IOException.class)
        .isThrownBy(() -> method.handle(event))
        .withMessage("no route");
  }

  @Test
  void refusesAGroupWithTwoFiltersForATopic() {
    class Mixed {
      @EventHandler(group = "g", tags = "North")
      void told(TripTold event) {}

      @EventHandler(group = "g", tags = "South")
      void asked(TripAsked event) {}
    }

    assertRefused(new Mixed(), "a group has one filter for a topic");
  }

  @Test
  void refusesTagsOfATypeThatIsItsOwnTagAndTagsThatAreNone() {
    class Named {
      @EventHandler(group = "g", tags = "North")
      void booked(TripBooked event) {}
    }
    class NoTag {
      @EventHandler(group = "g", tags = "North || South")
      void told(TripTold event) {}
    }

    assertRefused(new Named(), "is always TripBooked");
    assertRefused(new NoTag(), "is no tag");
  }

  @Test
  void resolvesPlaceholdersInGroupNames() {
    class Placed {
      @EventHandler(group = "${team}-trips")
      void on(TripBooked event) {}
    }
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.addEmbeddedValueResolver(text -> text.replace("${team}", "north"));

    assertThat(registry(beans, new Placed()).group("north-trips")).isNotNull();
  }

  @Test
  void refusesMethodsThatCannotWork() {
    class NoParameter {
      @EventHandler(group = "g")
      void on() {}
    }
    class TwoParameters {
      @EventHandler(group = "g")
      void on(TripBooked event, String more) {}
    }
    class Wildcard {
      @EventHandler(group = "g")
      void on(List<?> events) {}
    }
    class NoEvent {
      @EventHandler(group = "g")
      void on(Unpublished event) {}
    }
    class Answering {
      @EventHandler(group = "g")
      String on(TripBooked event) {
        return "thanks";
      }
    }
    class CallingForAList {
      @EventHandler(group = "g")
      Effect on(List<TripBooked> events) {
        return Effect.NONE;
      }
    }
    class Unsequenced {
      @EventHandler(group = "g", ordered = true)
      void on(TripEnded event) {}
    }
    class Unnamed {
      @EventHandler(group = "not a group")
      void on(TripBooked event) {}
    }
    class Unreadable {
      @EventHandler(group = "g")
      void on(TripWrapped<String> event) {}
    }

    Map.of(
            new NoParameter(), "one parameter",
            new TwoParameters(), "one parameter",
            new Wildcard(), "does not name an event record",
            new NoEvent(), "@EventType",
            new Answering(), "return void or Effect",
            new CallingForAList(), "must take one event",
            new Unsequenced(), "names no sequence",
            new Unnamed(), "no valid group",
            new Unreadable(), "is generic")
        .forEach(HandlerRegistryTest::assertRefused);
  }

  @Test
  void refusesTwoHandlersOfOneTypeInAGroup() {
    class Twice {
      @EventHandler(group = "g")
      void one(TripBooked event) {}

      @EventHandler(group = "g")
      void other(Event<TripBooked> event) {}
    }

    assertRefused(new Twice(), "handles com.example.TripBooked.v1 twice");
  }

  @Test
  void refusesAGroupThatIsOrderedOnlyInPart() {
    class Mixed {
      @EventHandler(group = "g", ordered = true)
      void booked(TripBooked event) {}

      @EventHandler(group = "g")
      void ended(TripEnded event) {}
    }

    assertRefused(new Mixed(), "mixes ordered and unordered");
  }

  @Test
  void refusesHandlersThatAreNoSingletons() {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    RootBeanDefinition prototype = new RootBeanDefinition(Every.class);
    prototype.setScope("prototype");
    beans.registerBeanDefinition("every", prototype);

    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(new HandlerRegistry(beans)::afterSingletonsInstantiated)
        .withMessageContaining("no singleton");
  }

  static void assertRefused(Object bean, String reason) {
    assertThatExceptionOfType(InvalidHandlerException.class)
        .as(bean.getClass().getSimpleName())
        .isThrownBy(() -> registry(bean))
        .withMessageContaining(reason);
  }

  private static HandlerMethod method(HandlerRegistry registry, String group) {
    return registry.group(group).methods().iterator().next();
  }

  static HandlerRegistry registry(Object bean) {
    return registry(new DefaultListableBeanFactory(), bean);
  }

  static HandlerRegistry registry(DefaultListableBeanFactory beans, Object bean) {
    beans.registerSingleton("bean", bean);
    HandlerRegistry registry = new HandlerRegistry(beans);
    registry.afterSingletonsInstantiated();
    return registry;
  }
}
