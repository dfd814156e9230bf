package dev.tandem.console.journal;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventHandler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeepEventsTest {

  @Test
  void keepsEveryTopicOfTheSuite() throws ReflectiveOperationException {
    var topics = new ArrayList<String>();
    for (Field topic : Topics.class.getFields()) {
      topics.add((String) topic.get(null));
    }

    assertThat(KeepEvents.class
            .getDeclaredMethod("keep", List.class)
            .getAnnotation(EventHandler.class)
            .topics())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(topics);
  }
}
