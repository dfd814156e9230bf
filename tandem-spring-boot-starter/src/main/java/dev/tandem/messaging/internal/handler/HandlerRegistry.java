package dev.tandem.messaging.internal.handler;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.handler.HandlerPlacement.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds the {@link EventHandler} methods of all singleton beans and refuses, before anything is
 * consumed, those that cannot work.
 */
public final class HandlerRegistry implements SmartInitializingSingleton {

  private final ConfigurableListableBeanFactory beans;
  private final HandlerPlacement placement;
  private final SortedMap<String, HandlerGroup> groups = new TreeMap<>();

  public HandlerRegistry(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
    this.placement = new HandlerPlacement(beans);
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (String beanName : beans.getBeanNamesForType(Object.class, true, false)) {
      Class<?> beanClass = AutoProxyUtils.determineTargetClass(beans, beanName);
      if (beanClass != null && AnnotationUtils.isCandidateClass(beanClass, EventHandler.class)) {
        register(beanName, beanClass);
      }
    }
  }

  public Collection<HandlerGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  public @Nullable HandlerGroup group(String name) {
    return groups.get(name);
  }

  private void register(String beanName, Class<?> beanClass) {
    Map<Method, EventHandler> methods = MethodIntrospector.selectMethods(
        beanClass, (MethodIntrospector.MetadataLookup<@Nullable EventHandler>)
            method -> AnnotatedElementUtils.findMergedAnnotation(method, EventHandler.class));
    if (methods.isEmpty()) {
      return;
    }
    if (!beans.isSingleton(beanName)) {
      throw new InvalidHandlerException(
          "bean " + beanName + " has event handlers but is no singleton");
    }
    Object bean = beans.getBean(beanName);
    methods.forEach((method, handler) -> register(bean, beanClass, method, handler));
  }

  private void register(Object bean, Class<?> beanClass, Method method, EventHandler handler) {
    HandlerSignature signature = HandlerSignature.of(method, beanClass, handler);
    placement.check(bean, beanClass, method, place(signature, handler));
    String name = groupName(method, handler);
    HandlerGroup group = groups.computeIfAbsent(name, n -> new HandlerGroup(n, handler));
    HandlerMethod invocable = HandlerMethod.of(bean, method, signature);
    group.requireLikeItself(invocable, handler);
    List<String> tags = tags(method, handler);
    for (Class<?> eventClass : signature.eventClasses()) {
      group.add(invocable, descriptor(method, eventClass), tags);
    }
    for (String topic : handler.topics()) {
      group.addTopic(invocable, topic(method, topic), tags);
    }
  }

  private static List<String> tags(Method method, EventHandler handler) {
    for (String tag : handler.tags()) {
      if (!EventDescriptor.isTag(tag)) {
        throw new InvalidHandlerException(
            HandlerMethod.describe(method) + " names '" + tag + "', which is no tag");
      }
    }
    return List.of(handler.tags());
  }

  private static Place place(HandlerSignature signature, EventHandler handler) {
    if (handler.broadcast()) {
      return Place.BROADCAST;
    }
    return signature.effect() ? Place.OUTSIDE : Place.TRANSACTION;
  }

  private static EventDescriptor descriptor(Method method, Class<?> eventClass) {
    try {
      return EventTypes.describe(eventClass);
    } catch (IllegalArgumentException e) {
      throw new InvalidHandlerException(HandlerMethod.describe(method) + ": " + e.getMessage());
    }
  }

  private String groupName(Method method, EventHandler handler) {
    String name = String.valueOf(beans.resolveEmbeddedValue(handler.group()));
    try {
      GroupName.check(namespace(), name);
    } catch (IllegalArgumentException e) {
      throw new InvalidHandlerException(
          HandlerMethod.describe(method) + " names no valid group: " + e.getMessage());
    }
    return name;
  }

  private String namespace() {
    return beans.hasEmbeddedValueResolver()
        ? String.valueOf(beans.resolveEmbeddedValue("${rocketmq.consumer.namespace:}"))
        : "";
  }

  private String topic(Method method, String declared) {
    String topic = String.valueOf(beans.resolveEmbeddedValue(declared));
    try {
      GroupName.checkTopic(topic);
    } catch (IllegalArgumentException e) {
      throw new InvalidHandlerException(HandlerMethod.describe(method) + ": " + e.getMessage());
    }
    return topic;
  }
}
