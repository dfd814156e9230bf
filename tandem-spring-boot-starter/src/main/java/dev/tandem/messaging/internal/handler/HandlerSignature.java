package dev.tandem.messaging.internal.handler;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * The parameter and result of a handler method.
 *
 * @param eventClasses the event records; empty where it takes events as they come
 * @param envelope whether it wants {@link Event} rather than the record alone
 * @param list whether it wants all new events of a batch at once
 * @param effect whether it calls the outside world and returns an {@link Effect}
 */
record HandlerSignature(
    List<Class<?>> eventClasses, boolean envelope, boolean list, boolean effect) {

  static HandlerSignature of(Method method, Class<?> beanClass, EventHandler handler) {
    String name = HandlerMethod.describe(method);
    if (method.getParameterCount() != 1) {
      throw new InvalidHandlerException(
          name + " must take one parameter: T, Event<T>, List<T> or List<Event<T>>");
    }
    ResolvableType parameter = ResolvableType.forMethodParameter(method, 0, beanClass);
    boolean list = parameter.resolve() == List.class;
    ResolvableType element = list ? parameter.getGeneric(0) : parameter;
    boolean envelope = element.resolve() == Event.class;
    Class<?> taken = envelope ? element.getGeneric(0).resolve() : element.resolve();
    List<Class<?>> classes = eventClasses(name, parameter, taken, handler);
    return new HandlerSignature(classes, envelope, list, returnsEffect(method, name, list));
  }

  private static List<Class<?>> eventClasses(
      String name, ResolvableType parameter, @Nullable Class<?> taken, EventHandler handler) {
    if (taken == RawEvent.class || handler.topics().length > 0) {
      if (taken != RawEvent.class || handler.topics().length == 0 || handler.types().length > 0) {
        throw new InvalidHandlerException(
            name + " must take RawEvent and name topics, and no types, or neither");
      }
      return List.of();
    }
    if (handler.types().length > 0) {
      for (Class<?> type : handler.types()) {
        if (taken != null && !taken.isAssignableFrom(type)) {
          throw new InvalidHandlerException(
              name + " lists " + type.getName() + ", which its parameter does not take");
        }
      }
      return List.of(handler.types());
    }
    if (taken == null || taken == Object.class) {
      throw new InvalidHandlerException(name + " takes " + parameter
          + ", which does not name an event record; name it, or list the types");
    }
    Set<Class<?>> classes = new LinkedHashSet<>();
    addRecords(taken, classes);
    return new ArrayList<>(classes);
  }

  private static void addRecords(Class<?> type, Set<Class<?>> into) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        addRecords(permitted, into);
      }
    } else {
      into.add(type);
    }
  }

  private static boolean returnsEffect(Method method, String name, boolean list) {
    Class<?> returned = method.getReturnType();
    if (returned == void.class) {
      return false;
    }
    if (returned != Effect.class) {
      throw new InvalidHandlerException(name + " must return void or Effect");
    }
    if (list) {
      throw new InvalidHandlerException(
          name + " returns an Effect, so it must take one event: calls fail one by one");
    }
    return true;
  }
}
