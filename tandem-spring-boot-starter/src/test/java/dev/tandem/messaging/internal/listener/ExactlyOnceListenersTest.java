package dev.tandem.messaging.internal.listener;

import dev.tandem.messaging.ExactlyOnce;
import dev.tandem.messaging.internal.handler.HandlerPlacement;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.spring.annotation.MessageModel;
import org.apache.rocketmq.spring.annotation.RocketMQMessageListener;
import org.apache.rocketmq.spring.core.RocketMQListener;
import org.apache.rocketmq.spring.core.RocketMQReplyListener;
import org.apache.rocketmq.spring.support.DefaultRocketMQListenerContainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

class ExactlyOnceListenersTest {

  private static final MessageListenerConcurrently ORIGINAL = (messages, context) -> null;

  private final ExactlyOnceListeners listeners = new ExactlyOnceListeners(
      () -> mock(JdbcListenerInbox.class),
      () -> mock(),
      new HandlerPlacement(new DefaultListableBeanFactory()));

  @Test
  void leavesListenersWithoutTheAnnotationAlone() {
    DefaultMQPushConsumer consumer = guarded(new Plain());

    assertThat(consumer.getMessageListener()).isSameAs(ORIGINAL);
    assertThat(consumer.isPostSubscriptionWhenPull()).isFalse();
  }

  @Test
  void putsItselfInFrontOfAnAnnotatedListener() {
    assertThat(guarded(new Once()).getMessageListener())
        .isInstanceOf(MessageListenerConcurrently.class)
        .isNotSameAs(ORIGINAL);
  }

  @Test
  void sendsTheSubscriptionAlongSoThatTheBrokerNeedsNoLaterHeartbeat() {
    assertThat(guarded(new Once()).isPostSubscriptionWhenPull()).isTrue();
  }

  @Test
  void refusesAListenerThatReplies() {
    DefaultRocketMQListenerContainer container = new DefaultRocketMQListenerContainer();
    container.setRocketMQReplyListener(new Replying());

    assertThatThrownBy(() -> listeners.postProcessAfterInitialization(container, "container"))
        .hasMessageContaining("Replying: a reply cannot be sent once");
  }

  @Test
  void refusesABroadcast() {
    DefaultRocketMQListenerContainer container = new DefaultRocketMQListenerContainer();
    container.setRocketMQMessageListener(
        Broadcasting.class.getAnnotation(RocketMQMessageListener.class));
    container.setRocketMQListener(new Broadcasting());

    assertThatThrownBy(() -> listeners.postProcessAfterInitialization(container, "container"))
        .hasMessageContaining("Broadcasting: a broadcast takes effect in every instance");
  }

  @Test
  void refusesAListenerThatLeavesTheTransaction() {
    assertThatThrownBy(() -> guarded(new OnAnotherThread()))
        .hasMessageContaining("OnAnotherThread.onMessage(String) is @Async");
    assertThatThrownBy(() -> guarded(new InItsOwnTransaction()))
        .hasMessageContaining("leaves the transaction that remembers the event by REQUIRES_NEW");
  }

  @Test
  void refusesWhatIsNoListener() {
    assertThatThrownBy(() -> listeners.postProcessAfterInitialization(new NoListener(), "none"))
        .hasMessageContaining("NoListener: @RocketMQMessageListener is missing");
  }

  private DefaultMQPushConsumer guarded(RocketMQListener<String> listener) {
    DefaultRocketMQListenerContainer container = new DefaultRocketMQListenerContainer();
    DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("group");
    consumer.setMessageListener(ORIGINAL);
    container.setConsumer(consumer);
    container.setConsumerGroup("group");
    container.setRocketMQMessageListener(
        listener.getClass().getAnnotation(RocketMQMessageListener.class));
    container.setRocketMQListener(listener);
    Object unused = listeners.postProcessAfterInitialization(container, "container");
    return consumer;
  }

  @RocketMQMessageListener(topic = "coats", consumerGroup = "group")
  private static final class Plain implements RocketMQListener<String> {

    @Override
    public void onMessage(String message) {}
  }

  @ExactlyOnce
  @RocketMQMessageListener(topic = "coats", consumerGroup = "group")
  private static final class Once implements RocketMQListener<String> {

    @Override
    public void onMessage(String message) {}
  }

  @ExactlyOnce
  @RocketMQMessageListener(
      topic = "coats",
      consumerGroup = "group",
      messageModel = MessageModel.BROADCASTING)
  private static final class Broadcasting implements RocketMQListener<String> {

    @Override
    public void onMessage(String message) {}
  }

  @ExactlyOnce
  @RocketMQMessageListener(topic = "coats", consumerGroup = "group")
  private static final class Replying implements RocketMQReplyListener<String, String> {

    @Override
    public String onMessage(String message) {
      return message;
    }
  }

  @ExactlyOnce
  @RocketMQMessageListener(topic = "coats", consumerGroup = "group")
  private static class OnAnotherThread implements RocketMQListener<String> {

    @Async
    @Override
    public void onMessage(String message) {}
  }

  @ExactlyOnce
  @RocketMQMessageListener(topic = "coats", consumerGroup = "group")
  private static class InItsOwnTransaction implements RocketMQListener<String> {

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @Override
    public void onMessage(String message) {}
  }

  @ExactlyOnce
  private static final class NoListener {}
}
