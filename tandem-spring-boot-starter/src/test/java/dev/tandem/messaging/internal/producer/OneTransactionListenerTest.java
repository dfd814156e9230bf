package dev.tandem.messaging.internal.producer;

import org.apache.rocketmq.spring.annotation.RocketMQTransactionListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OneTransactionListenerTest {

  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
  private final OneTransactionListener listener = new OneTransactionListener(beans, "ours");

  @Test
  void refusesASecondListenerOfTheOneTemplate() {
    beans.registerSingleton("ours", new Ours());
    beans.registerSingleton("theirs", new Theirs());

    assertThatIllegalStateException()
        .isThrownBy(listener::afterSingletonsInstantiated)
        .withMessageContaining("so [theirs] cannot be it")
        .withMessageContaining("rocketMQTemplateBeanName");
  }

  @Test
  void leavesListenersOfOtherTemplatesAlone() {
    beans.registerSingleton("ours", new Ours());
    beans.registerSingleton("elsewhere", new Elsewhere());

    assertThatCode(listener::afterSingletonsInstantiated).doesNotThrowAnyException();
  }

  @RocketMQTransactionListener
  private static final class Ours {}

  @RocketMQTransactionListener
  private static final class Theirs {}

  @RocketMQTransactionListener(rocketMQTemplateBeanName = "anotherTemplate")
  private static final class Elsewhere {}
}
