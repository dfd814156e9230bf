package dev.tandem.messaging.internal.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/** One {@link EventHandler} method of one bean, checked and ready to be invoked. */
public final class HandlerMethod {

  private final Object target;
  private final Method method;
  private final HandlerSignature signature;

  private HandlerMethod(Object target, Method method, HandlerSignature signature) {
    this.target = target;
    this.method = method;
    this.signature = signature;
    ReflectionUtils.makeAccessible(method);
  }

  static HandlerMethod of(Object bean, Method method, HandlerSignature signature) {
    return new HandlerMethod(invocationTarget(bean, method), method, signature);
  }

  /** Whether one invocation takes all new events of a batch. */
  public boolean takesList() {
    return signature.list();
  }

  /** Whether the method calls the outside world and returns an {@link Effect}. */
  public boolean callsOutside() {
    return signature.effect();
  }

  /** Invokes a method that handles one event and works inside the transaction. */
  public void handle(Event<?> event) throws Exception {
    invoke(argument(event));
  }

  /** Invokes a method that handles a list and works inside the transaction. */
  public void handleAll(List<? extends Event<?>> events) throws Exception {
    invoke(signature.envelope() ? events : events.stream().map(Event::data).toList());
  }

  /** Invokes a method that calls the outside world; must run outside any transaction. */
  public Effect call(Event<?> event) throws Exception {
    Object effect = invoke(argument(event));
    if (effect == null) {
      throw new IllegalStateException(this + " returned null; return Effect.NONE to do nothing");
    }
    return (Effect) effect;
  }

  private Object argument(Event<?> event) {
    return signature.envelope() ? event : event.data();
  }

  private @Nullable Object invoke(Object argument) throws Exception {
    try {
      return method.invoke(target, argument);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** {@code OrderHandler.on(OrderPlaced)}, as operators and metrics see it. */
  @Override
  public String toString() {
    return describe(method);
  }

  static String describe(Method method) {
    StringBuilder text = new StringBuilder(method.getDeclaringClass().getSimpleName());
    text.append('.').append(method.getName()).append('(');
    for (int i = 0; i < method.getParameterCount(); i++) {
      text.append(i == 0 ? "" : ", ").append(method.getParameterTypes()[i].getSimpleName());
    }
    return text.append(')').toString();
  }

  /**
   * A proxy cannot intercept a method that it cannot override; invoked on a class-based proxy, it
   * would even run with the proxy's empty fields. So it is invoked on the bean behind the proxy.
   */
  private static Object invocationTarget(Object bean, Method method) {
    if (!AopUtils.isAopProxy(bean)) {
      return bean;
    }
    boolean overridable =
        !Modifier.isPrivate(method.getModifiers()) && !Modifier.isFinal(method.getModifiers());
    if (overridable && method.getDeclaringClass().isInstance(bean)) {
      return bean;
    }
    Object target = AopProxyUtils.getSingletonTarget(bean);
    if (target == null) {
      throw new InvalidHandlerException(
          describe(method) + " is not reachable through its bean's proxy; make it public");
    }
    return target;
  }
}
