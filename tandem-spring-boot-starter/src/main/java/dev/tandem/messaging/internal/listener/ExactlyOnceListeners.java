package dev.tandem.messaging.internal.listener;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import dev.tandem.messaging.ExactlyOnce;
import dev.tandem.messaging.internal.handler.HandlerPlacement;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListener;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.spring.annotation.MessageModel;
import org.apache.rocketmq.spring.annotation.RocketMQMessageListener;
import org.apache.rocketmq.spring.support.DefaultRocketMQListenerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

/** Puts an inbox in front of each listener that is annotated with {@link ExactlyOnce}. */
final class ExactlyOnceListeners implements BeanPostProcessor {

  private final Supplier<JdbcListenerInbox> inbox;
  private final Supplier<TransactionTemplate> transaction;
  private final HandlerPlacement placement;

  /** Creates its parts when the first listener comes, because it exists before they can. */
  ExactlyOnceListeners(
      Supplier<JdbcListenerInbox> inbox,
      Supplier<TransactionTemplate> transaction,
      HandlerPlacement placement) {
    this.inbox = inbox;
    this.transaction = transaction;
    this.placement = placement;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DefaultRocketMQListenerContainer container) {
      guard(container);
    } else if (annotation(bean) != null
        && !AnnotatedElementUtils.hasAnnotation(
            AopProxyUtils.ultimateTargetClass(bean), RocketMQMessageListener.class)) {
      throw refused(bean, "@RocketMQMessageListener is missing");
    }
    return bean;
  }

  /** rocketmq-spring has made the container and its consumer, and not started them yet. */
  private void guard(DefaultRocketMQListenerContainer container) {
    Object replying = container.getRocketMQReplyListener();
    if (replying != null && annotation(replying) != null) {
      throw refused(replying, "a reply cannot be sent once, implement RocketMQListener");
    }
    Object listener = container.getRocketMQListener();
    ExactlyOnce annotation = listener == null ? null : annotation(listener);
    if (listener == null || annotation == null) {
      return;
    }
    if (container.getMessageModel() == MessageModel.BROADCASTING) {
      throw refused(listener, "a broadcast takes effect in every instance");
    }
    checkPlacement(listener);
    DefaultMQPushConsumer consumer = container.getConsumer();
    // Else the broker refuses to hand out messages for up to half a minute if the client's second
    // heartbeat and its first share of queues meet, both of them a second after the start.
    consumer.setPostSubscriptionWhenPull(true);
    OnceInEffect once = new OnceInEffect(
        container.getConsumerGroup(), annotation.identity(), inbox.get(), transaction.get());
    consumer.setMessageListener(guarded(consumer.getMessageListener(), once));
  }

  private void checkPlacement(Object listener) {
    Class<?> type = AopProxyUtils.ultimateTargetClass(listener);
    for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
      if (method.getName().equals("onMessage") && method.getParameterCount() == 1) {
        placement.checkInTransaction(listener, type, method);
      }
    }
  }

  private static MessageListener guarded(MessageListener listener, OnceInEffect once) {
    if (listener instanceof MessageListenerOrderly orderly) {
      return (MessageListenerOrderly) (messages, context) -> once.applyAll(
              messages, one -> orderly.consumeMessage(one, context) == ConsumeOrderlyStatus.SUCCESS)
          ? ConsumeOrderlyStatus.SUCCESS
          : ConsumeOrderlyStatus.SUSPEND_CURRENT_QUEUE_A_MOMENT;
    }
    MessageListenerConcurrently concurrently = (MessageListenerConcurrently) listener;
    return (MessageListenerConcurrently) (messages, context) -> once.applyAll(
            messages,
            one -> concurrently.consumeMessage(one, context)
                == ConsumeConcurrentlyStatus.CONSUME_SUCCESS)
        ? ConsumeConcurrentlyStatus.CONSUME_SUCCESS
        : ConsumeConcurrentlyStatus.RECONSUME_LATER;
  }

  private static @Nullable ExactlyOnce annotation(Object bean) {
    return AnnotatedElementUtils.findMergedAnnotation(
        AopProxyUtils.ultimateTargetClass(bean), ExactlyOnce.class);
  }

  private static IllegalStateException refused(Object bean, String reason) {
    return new IllegalStateException("@ExactlyOnce on %s: %s"
        .formatted(AopProxyUtils.ultimateTargetClass(bean).getName(), reason));
  }
}
