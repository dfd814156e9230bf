package dev.tandem.messaging.internal;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MessagingMetadataTest {

  @Test
  void describesEveryPropertyWithASentence() throws IOException {
    try (InputStream metadata = MessagingProperties.class.getResourceAsStream(
        "/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties = new JsonMapper().readTree(metadata).get("properties");

      assertThat(properties).hasSizeGreaterThan(30);
      assertThat(properties)
          .allSatisfy(property -> assertThat(property.path("description").asString(""))
              .as(property.get("name").stringValue())
              .endsWith("."));
    }
  }
}
