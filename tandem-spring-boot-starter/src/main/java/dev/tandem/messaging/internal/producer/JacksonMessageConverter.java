package dev.tandem.messaging.internal.producer;

import java.util.List;

import org.apache.rocketmq.spring.support.RocketMQMessageConverter;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts the payloads of {@code RocketMQTemplate} and {@code @RocketMQMessageListener} by the
 * application's own {@link JsonMapper}. rocketmq-spring's converter is made for Jackson 2, which
 * Spring Boot 4 has left.
 */
final class JacksonMessageConverter extends RocketMQMessageConverter {

  private final CompositeMessageConverter converter;

  JacksonMessageConverter(JsonMapper json) {
    ByteArrayMessageConverter bytes = new ByteArrayMessageConverter();
    bytes.setContentTypeResolver(null);
    this.converter = new CompositeMessageConverter(
        List.of(bytes, new StringMessageConverter(), new JacksonJsonMessageConverter(json)));
  }

  @Override
  public MessageConverter getMessageConverter() {
    return converter;
  }
}
