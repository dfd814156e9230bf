package dev.tandem.messaging.internal.handler;

import java.lang.reflect.Method;
import java.util.List;

import dev.tandem.messaging.internal.database.MessagingDatabase;
import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Refuses handlers that would run outside the transaction that remembers their event, or twice
 * within it. Looks at the annotations of the method, its class and their interfaces,
 * meta-annotations included, and at the advice of the bean's proxy.
 */
public final class HandlerPlacement {

  private static final TransactionAttributeSource ANNOTATIONS =
      new AnnotationTransactionAttributeSource(false);

  private static final List<String> ASYNC = List.of(
      "org.springframework.scheduling.annotation.Async",
      "jakarta.ejb.Asynchronous",
      "jakarta.enterprise.concurrent.Asynchronous");

  private static final List<String> RETRYING = List.of(
      "org.springframework.resilience.annotation.Retryable",
      "org.springframework.retry.annotation.Retryable",
      "io.github.resilience4j.retry.annotation.Retry");

  private final BeanFactory beans;

  /** Looks transaction managers up in {@code beans}, when a handler names one. */
  public HandlerPlacement(BeanFactory beans) {
    this.beans = beans;
  }

  /** The place where a handler has to run. */
  enum Place {
    /** In the transaction with the inbox row. */
    TRANSACTION,
    /** Before that transaction, because it calls the outside world. */
    OUTSIDE,
    /** Without any transaction of the container's. */
    BROADCAST
  }

  /**
   * Checks that {@code method} runs in the transaction that writes the inbox row.
   *
   * @throws InvalidHandlerException if it would leave it
   */
  public void checkInTransaction(Object bean, Class<?> beanClass, Method method) {
    check(bean, beanClass, method, Place.TRANSACTION);
  }

  /** Refuses {@code method} if it would not run in its {@code place}. */
  void check(Object bean, Class<?> beanClass, Method method, Place place) {
    String name = HandlerMethod.describe(method);
    refuseAnnotation(
        name,
        beanClass,
        method,
        ASYNC,
        "runs on another thread, and what it throws is"
            + " lost; remove the annotation, batches already run on threads of their own");
    if (place == Place.TRANSACTION) {
      refuseAnnotation(
          name,
          beanClass,
          method,
          RETRYING,
          "is tried again within one transaction, where"
              + " what a failed attempt has written stays; remove the annotation, a failed event is redelivered");
    }
    checkTransaction(name, ANNOTATIONS.getTransactionAttribute(method, beanClass), place);
    if (bean instanceof Advised proxy) {
      for (Advisor advisor : proxy.getAdvisors()) {
        if (applies(advisor, method, beanClass)) {
          checkAdvice(name, advisor.getAdvice(), method, beanClass, place);
        }
      }
    }
  }

  private static void refuseAnnotation(
      String name, Class<?> beanClass, Method method, List<String> types, String reason) {
    MergedAnnotations onMethod = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
    MergedAnnotations onClass = MergedAnnotations.from(beanClass, SearchStrategy.TYPE_HIERARCHY);
    for (String type : types) {
      if (onMethod.isPresent(type) || onClass.isPresent(type)) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        throw new InvalidHandlerException(name + " is @" + simple + ": it " + reason);
      }
    }
  }

  private static boolean applies(Advisor advisor, Method method, Class<?> beanClass) {
    return !(advisor instanceof PointcutAdvisor pointed)
        || (pointed.getPointcut().getClassFilter().matches(beanClass)
            && pointed.getPointcut().getMethodMatcher().matches(method, beanClass));
  }

  private void checkAdvice(
      String name, Advice advice, Method method, Class<?> beanClass, Place place) {
    if (advice instanceof AsyncExecutionInterceptor) {
      throw new InvalidHandlerException(
          name + " is run on another thread by its bean's proxy, and what it throws is lost");
    }
    if (advice instanceof TransactionInterceptor interceptor
        && interceptor.getTransactionAttributeSource() != null) {
      checkTransaction(
          name,
          interceptor.getTransactionAttributeSource().getTransactionAttribute(method, beanClass),
          place);
    }
  }

  private void checkTransaction(
      String name, @Nullable TransactionAttribute attribute, Place place) {
    if (attribute == null) {
      return;
    }
    int propagation = attribute.getPropagationBehavior();
    if (place == Place.TRANSACTION) {
      checkStays(name, attribute);
    } else if (place == Place.OUTSIDE && opensTransaction(propagation)) {
      throw new InvalidHandlerException(name
          + " calls the outside world and is @Transactional: what it writes commits without the"
          + " event; remove the annotation, and write in the Effect it returns");
    } else if (place == Place.BROADCAST
        && propagation == TransactionDefinition.PROPAGATION_MANDATORY) {
      throw new InvalidHandlerException(
          name + " asks for a transaction by MANDATORY, but a broadcast has none");
    }
  }

  private void checkStays(String name, TransactionAttribute attribute) {
    String left = switch (attribute.getPropagationBehavior()) {
      case TransactionDefinition.PROPAGATION_REQUIRES_NEW -> "REQUIRES_NEW";
      case TransactionDefinition.PROPAGATION_NOT_SUPPORTED -> "NOT_SUPPORTED";
      case TransactionDefinition.PROPAGATION_NEVER -> "NEVER";
      default -> null;
    };
    if (left != null) {
      throw new InvalidHandlerException(
          name + " leaves the transaction that remembers the event by " + left
              + ": its effect could be lost or doubled; remove the annotation, or use REQUIRED");
    }
    if (attribute.isReadOnly()) {
      throw new InvalidHandlerException(name
          + " is @Transactional(readOnly = true), but runs in the transaction that remembers the"
          + " event, which writes");
    }
    String manager = attribute.getQualifier();
    if (manager != null && !manager.isEmpty() && !isOurs(manager)) {
      throw new InvalidHandlerException(name + " asks for the transaction manager '" + manager
          + "', but the event is remembered in a"
          + " transaction of another one: its effect could be lost or doubled");
    }
  }

  private boolean isOurs(String manager) {
    try {
      TransactionManager named =
          BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, TransactionManager.class, manager);
      MessagingDatabase database =
          beans.getBeanProvider(MessagingDatabase.class).getIfAvailable();
      return named.equals(
          database == null ? beans.getBean(PlatformTransactionManager.class) : database.manager());
    } catch (NoSuchBeanDefinitionException e) {
      return false;
    }
  }

  private static boolean opensTransaction(int propagation) {
    return propagation != TransactionDefinition.PROPAGATION_NEVER
        && propagation != TransactionDefinition.PROPAGATION_NOT_SUPPORTED
        && propagation != TransactionDefinition.PROPAGATION_SUPPORTS;
  }
}
