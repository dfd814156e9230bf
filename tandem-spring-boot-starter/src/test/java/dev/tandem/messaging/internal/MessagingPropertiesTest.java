package dev.tandem.messaging.internal;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessagingPropertiesTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://schemas.example/shop", "https://schemas.example/shop/"})
  void namesSchemasBelowTheirBaseWithAndWithoutASlash(String base) {
    URI schemaBase = Objects.requireNonNull(bind(base).schemaBase());

    assertThat(schemaBase.resolve("OrderPlaced.v1.json"))
        .hasToString("https://schemas.example/shop/OrderPlaced.v1.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://schemas.example/?of=", "https://schemas.example/#", "urn:shop"})
  void refusesABaseThatNoNameCanFollow(String base) {
    assertThatThrownBy(() -> bind(base))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("tandem.messaging.schema-base must be a path");
  }

  @Test
  void needsNoBase() {
    MessagingProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("tandem.messaging", MessagingProperties.class);

    assertThat(properties.schemaBase()).isNull();
  }

  private static MessagingProperties bind(String schemaBase) {
    return new Binder(
            new MapConfigurationPropertySource(Map.of("tandem.messaging.schema-base", schemaBase)))
        .bindOrCreate("tandem.messaging", MessagingProperties.class);
  }
}
