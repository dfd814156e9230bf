package dev.tandem.messaging.internal.outbox;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;

/** Adds the {@link CommitListener} to every transaction manager, whoever defined it, exactly once. */
final class CommitListenerRegistrar implements BeanPostProcessor {

  private final CommitListener listener;

  CommitListenerRegistrar(CommitListener listener) {
    this.listener = listener;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof ConfigurableTransactionManager manager
        && !manager.getTransactionExecutionListeners().contains(listener)) {
      manager.addListener(listener);
    }
    return bean;
  }
}
