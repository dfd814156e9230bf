package dev.tandem.messaging.internal.producer;

import java.util.List;
import java.util.stream.Stream;

import org.apache.rocketmq.spring.annotation.RocketMQTransactionListener;
import org.apache.rocketmq.spring.autoconfigure.RocketMQAutoConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Reports a second transaction listener clearly: rocketmq-spring's template takes only one, and
 * that is the starter's.
 */
final class OneTransactionListener implements SmartInitializingSingleton {

  private final ListableBeanFactory beans;
  private final String ours;

  OneTransactionListener(ListableBeanFactory beans, String ours) {
    this.beans = beans;
    this.ours = ours;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> others = Stream.of(
            beans.getBeanNamesForAnnotation(RocketMQTransactionListener.class))
        .filter(name -> !name.equals(ours) && usesTheOneTemplate(name))
        .toList();
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "The transaction listener of rocketMQTemplate is the starter's own, so %s cannot be it: publish through"
                  .formatted(others)
              + " EventPublisher, or name a template with a group of its own by"
              + " @RocketMQTransactionListener(rocketMQTemplateBeanName = …)");
    }
  }

  private boolean usesTheOneTemplate(String name) {
    RocketMQTransactionListener annotation =
        beans.findAnnotationOnBean(name, RocketMQTransactionListener.class);
    return annotation != null
        && annotation
            .rocketMQTemplateBeanName()
            .equals(RocketMQAutoConfiguration.ROCKETMQ_TEMPLATE_DEFAULT_GLOBAL_NAME);
  }
}
