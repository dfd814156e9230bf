package dev.tandem.messaging.internal.handler;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripBooked;
import org.aopalliance.aop.Advice;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.MatchAlwaysTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.assertRefused;
import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

// Handlers are called by reflection, and these never.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class HandlerPlacementTest {

  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  @interface OnItsOwn {}

  interface Contract {
    @Async
    void on(TripBooked event);
  }

  @Test
  void refusesHandlersOnAnotherThread() {
    class OnTheMethod {
      @Async
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    @Async
    class OnTheClass {
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class OnTheInterface implements Contract {
      @Override
      @EventHandler(group = "g")
      public void on(TripBooked event) {}
    }
    class InABroadcast {
      @Async
      @EventHandler(group = "g", broadcast = true)
      void on(TripBooked event) {}
    }

    assertRefused(new OnTheMethod(), "is @Async");
    assertRefused(new OnTheClass(), "is @Async");
    assertRefused(new OnTheInterface(), "is @Async");
    assertRefused(new InABroadcast(), "is @Async");
    assertRefused(
        proxied(new Plain(), new AsyncExecutionInterceptor(new SyncTaskExecutor())),
        "run on another thread by its bean's proxy");
  }

  @Test
  void refusesHandlersThatLeaveTheTransaction() {
    class New {
      @Transactional(propagation = Propagation.REQUIRES_NEW)
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class None {
      @Transactional(propagation = Propagation.NOT_SUPPORTED)
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    @Transactional(propagation = Propagation.NEVER)
    class NeverByItsClass {
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class NewByMetaAnnotation {
      @OnItsOwn
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class NewByJakarta {
      @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.REQUIRES_NEW)
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }

    assertRefused(new New(), "REQUIRES_NEW");
    assertRefused(new None(), "NOT_SUPPORTED");
    assertRefused(new NeverByItsClass(), "NEVER");
    assertRefused(new NewByMetaAnnotation(), "REQUIRES_NEW");
    assertRefused(new NewByJakarta(), "REQUIRES_NEW");
    assertRefused(
        proxied(new Plain(), transactions(TransactionDefinition.PROPAGATION_REQUIRES_NEW)),
        "REQUIRES_NEW");
  }

  @Test
  void refusesHandlersThatCannotWriteOrTryAgainByThemselves() {
    class ReadOnly {
      @Transactional(readOnly = true)
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class Retrying {
      @Retryable
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }

    assertRefused(new ReadOnly(), "readOnly");
    assertRefused(new Retrying(), "is @Retryable");
  }

  @Test
  void refusesATransactionOfAnotherManager() {
    class Other {
      @Transactional("legacy")
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }
    class Ours {
      @Transactional("main")
      @EventHandler(group = "g")
      void on(TripBooked event) {}
    }

    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> registry(managers(), new Other()))
        .withMessageContaining("transaction manager 'legacy'");
    assertThat(registry(managers(), new Ours()).group("g")).isNotNull();
  }

  @Test
  void refusesAnOutsideCallInATransactionOfItsOwn() {
    class Calling {
      @Transactional
      @EventHandler(group = "g")
      Effect on(TripBooked event) {
        return Effect.NONE;
      }
    }
    class CallingOutside {
      @Transactional(propagation = Propagation.NOT_SUPPORTED)
      @EventHandler(group = "g")
      Effect on(TripBooked event) {
        return Effect.NONE;
      }
    }

    assertRefused(new Calling(), "calls the outside world and is @Transactional");
    assertThat(registry(new CallingOutside()).group("g")).isNotNull();
  }

  @Test
  void acceptsHandlersThatJoinTheTransaction() {
    class Joining {
      @Transactional
      @EventHandler(group = "required")
      void required(TripBooked event) {}

      @Transactional(propagation = Propagation.MANDATORY)
      @EventHandler(group = "mandatory")
      void mandatory(TripBooked event) {}

      @Transactional(propagation = Propagation.SUPPORTS)
      @EventHandler(group = "supports")
      void supports(TripBooked event) {}
    }

    assertThat(registry(new Joining()).groups()).hasSize(3);
  }

  static class Plain {
    @EventHandler(group = "g")
    void on(TripBooked event) {}
  }

  private static Object proxied(Object bean, Advice advice) {
    ProxyFactory factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(true);
    factory.addAdvice(advice);
    return factory.getProxy();
  }

  private static TransactionInterceptor transactions(int propagation) {
    MatchAlwaysTransactionAttributeSource source = new MatchAlwaysTransactionAttributeSource();
    source.setTransactionAttribute(new DefaultTransactionAttribute(propagation));
    return new TransactionInterceptor(
        (TransactionManager) Mockito.mock(PlatformTransactionManager.class), source);
  }

  private static DefaultListableBeanFactory managers() {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerBeanDefinition("main", manager(true));
    beans.registerBeanDefinition("legacy", manager(false));
    return beans;
  }

  private static RootBeanDefinition manager(boolean primary) {
    RootBeanDefinition definition = new RootBeanDefinition(
        PlatformTransactionManager.class, () -> Mockito.mock(PlatformTransactionManager.class));
    definition.setPrimary(primary);
    return definition;
  }
}
