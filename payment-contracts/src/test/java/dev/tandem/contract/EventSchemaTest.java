package dev.tandem.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EventSchemaTest {

  private static final JsonMapper BARE = JsonMapper.builder()
      .changeDefaultPropertyInclusion(any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Stream<Class<?>> events() {
    return new ClassFileImporter()
        .importPackages("dev.tandem.contract").stream()
            .filter(type -> type.isAnnotatedWith(EventType.class))
            .map(JavaClass::reflect);
  }

  static List<Record> examples() {
    return Examples.all();
  }

  @Test
  void everyRecordHasAReleasedSchemaAndEverySchemaARecord() {
    assertThat(events().map(EventSchemaTest::typeOf).collect(Collectors.toSet()))
        .hasSizeGreaterThan(5)
        .isEqualTo(Schemas.current().keySet())
        .isEqualTo(Schemas.released().keySet());
    assertThat(examples().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(events().collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsPublishedFitsItsSchema(Record event) {
    assertThat(errors(event.getClass(), Schemas.JSON.writeValueAsString(event))).isEmpty();
    assertThat(errors(event.getClass(), BARE.writeValueAsString(event))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatWasPublishedIsReadBack(Record event) {
    var withFieldOfTomorrow =
        BARE.writeValueAsString(event).replaceFirst("\\{", "{\"tomorrow\":{\"a\":1},");

    assertThat(BARE.readValue(withFieldOfTomorrow, event.getClass())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theSchemaNamesTheRecordsFieldsAndNoOthers(Class<?> event) {
    var schema = Schemas.current().get(typeOf(event));

    assertThat(schema.get("title").asString()).isEqualTo(typeOf(event));
    assertThat(schema.get("$id").asString()).isEqualTo("urn:tandem:schema:" + typeOf(event));
    assertSameFields(event, schema);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          "rch_0193               | "wal_0193
          "amountMinor":10000     | "amountMinor":100.5
          "amountMinor":10000     | "amountMinor":"10000"
          "currency":"CNY"        | "currency":"yuan"
          "ownerId":"ada",        | ``
          "sequence":1            | "sequence":0
          "latitude":31.23        | "latitude":91
          2026-11-20T07           | yesterday
          """)
  void theSchemaRefusesWhatIsNoEvent(String from, String to) {
    var json = BARE.writeValueAsString(examples().get(0));

    assertThat(json).contains(from);
    assertThat(errors(RechargeRequested.class, json.replace(from, to == null ? "" : to)))
        .isNotEmpty();
  }

  private static List<Error> errors(Class<?> event, String json) {
    return REGISTRY
        .getSchema(Schemas.current().get(typeOf(event)))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static void assertSameFields(Class<?> type, JsonNode schema) {
    Set<String> fields = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (var component : type.getRecordComponents()) {
      var field = nameOf(component);
      fields.add(field);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(field);
      }
      if (component.getType().isRecord()) {
        assertSameFields(component.getType(), schema.get("properties").get(field));
      }
    }
    assertThat(schema.get("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(fields);
    var named = schema.has("required")
        ? schema.get("required").valueStream().map(JsonNode::asString).toList()
        : List.<String>of();
    assertThat(named).containsExactlyInAnyOrderElementsOf(required);
  }

  private static String nameOf(RecordComponent component) {
    return Arrays.stream(component.getDeclaringRecord().getDeclaredFields())
        .filter(field -> field.getName().equals(component.getName()))
        .map(field -> field.getAnnotation(JsonProperty.class))
        .map(named -> named == null ? component.getName() : named.value())
        .findFirst()
        .orElseThrow();
  }

  private static String typeOf(Class<?> event) {
    return event.getAnnotation(EventType.class).type();
  }
}
