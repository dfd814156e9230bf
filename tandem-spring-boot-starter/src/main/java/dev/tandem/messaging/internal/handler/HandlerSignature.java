package dev.tandem.messaging.internal.handler;

import java.lang.reflect.Method;
import java.util.List;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import org.springframework.core.ResolvableType;

/**
 * What a handler method takes and returns.
 *
 * @param eventClass the event record
 * @param envelope whether it wants {@link Event} rather than the record alone
 * @param list whether it wants all new events of a batch at once
 * @param effect whether it calls the outside world and returns an {@link Effect}
 */
record HandlerSignature(Class<?> eventClass, boolean envelope, boolean list, boolean effect) {

  static HandlerSignature of(Method method, Class<?> beanClass) {
    String name = HandlerMethod.describe(method);
    if (method.getParameterCount() != 1) {
      throw new InvalidHandlerException(
          name + " must take one parameter: T, Event<T>, List<T> or List<Event<T>>");
    }
    ResolvableType parameter = ResolvableType.forMethodParameter(method, 0, beanClass);
    boolean list = parameter.resolve() == List.class;
    ResolvableType element = list ? parameter.getGeneric(0) : parameter;
    boolean envelope = element.resolve() == Event.class;
    Class<?> eventClass = envelope ? element.getGeneric(0).resolve() : element.resolve();
    if (eventClass == null) {
      throw new InvalidHandlerException(
          name + " takes " + parameter + ", which does not name an event record");
    }
    return new HandlerSignature(eventClass, envelope, list, returnsEffect(method, name, list));
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
