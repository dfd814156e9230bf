package dev.tandem.messaging.internal.publish;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;

/**
 * Has {@link OutboxTransactions} listen to every transaction manager, whoever defined it, exactly
 * once.
 */
final class CommitListenerRegistrar implements BeanPostProcessor {

  private final ObjectProvider<OutboxTransactions> transactions;

  CommitListenerRegistrar(ObjectProvider<OutboxTransactions> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof ConfigurableTransactionManager manager) {
      OutboxTransactions listener = transactions.getObject();
      if (!manager.getTransactionExecutionListeners().contains(listener)) {
        manager.addListener(listener);
      }
    }
    return bean;
  }
}
